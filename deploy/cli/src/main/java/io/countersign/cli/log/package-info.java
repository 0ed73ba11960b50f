/** What the log shows. */
@NullMarked
package io.countersign.cli.log;

import org.jspecify.annotations.NullMarked;
