/** Tests of the printing. */
@NullMarked
package io.countersign.cli.output;

import org.jspecify.annotations.NullMarked;
