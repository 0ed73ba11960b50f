/** Tests of the processor as a command. */
@NullMarked
package io.countersign.cli.consume;

import org.jspecify.annotations.NullMarked;
