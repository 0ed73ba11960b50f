/**
 * The command line: one class a command, what they share (exit codes, settings file, output format), and the one place
 * where exceptions become messages. What commands do lives in the modules they call.
 */
@NullMarked
package io.countersign.cli;

import org.jspecify.annotations.NullMarked;
