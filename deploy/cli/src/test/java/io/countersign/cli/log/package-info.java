/** What the log looks like. */
@NullMarked
package io.countersign.cli.log;

import org.jspecify.annotations.NullMarked;
