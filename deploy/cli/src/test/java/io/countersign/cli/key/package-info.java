/** Tests of the commands, run as a user runs them. */
@NullMarked
package io.countersign.cli.key;

import org.jspecify.annotations.NullMarked;
