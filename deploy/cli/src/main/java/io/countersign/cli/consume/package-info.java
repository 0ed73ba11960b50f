/** The processor as a command, and what it needs done before: the database schema. */
@NullMarked
package io.countersign.cli.consume;

import org.jspecify.annotations.NullMarked;
