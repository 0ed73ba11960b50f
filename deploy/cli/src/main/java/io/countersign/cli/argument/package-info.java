/** How arguments of commands are read: keys, times, ids. */
@NullMarked
package io.countersign.cli.argument;

import org.jspecify.annotations.NullMarked;
