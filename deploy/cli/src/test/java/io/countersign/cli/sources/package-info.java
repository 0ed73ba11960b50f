/** Tests of the administration of sources. */
@NullMarked
package io.countersign.cli.sources;

import org.jspecify.annotations.NullMarked;
