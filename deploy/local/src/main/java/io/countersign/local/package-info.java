/**
 * The command line with everything, as {@code deploy/countersign} runs it: the commands of the {@code cli} module, and
 * those that start Kafka and PostgreSQL themselves.
 */
@NullMarked
package io.countersign.local;

import org.jspecify.annotations.NullMarked;
