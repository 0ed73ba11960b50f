/** Tests of what shells load. */
@NullMarked
package io.countersign.cli.completion;

import org.jspecify.annotations.NullMarked;
