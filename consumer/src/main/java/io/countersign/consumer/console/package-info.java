/** The operator's page and the calls behind it: all of it reads but what the operator's token allows; no SQL. */
@NullMarked
package io.countersign.consumer.console;

import org.jspecify.annotations.NullMarked;
