/** Helps shells to complete commands. */
@NullMarked
package io.countersign.cli.completion;

import org.jspecify.annotations.NullMarked;
