/** Settings on the command line: the shared option, and the command that shows them. */
@NullMarked
package io.countersign.cli.config;

import org.jspecify.annotations.NullMarked;
