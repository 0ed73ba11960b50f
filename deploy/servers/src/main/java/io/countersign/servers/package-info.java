/**
 * Real servers for one machine: a Kafka broker in this JVM, a PostgreSQL started from it, and {@link
 * io.countersign.servers.TestServers}, the one place where tests get either. Nothing here knows what Countersign does
 * with them.
 */
@NullMarked
package io.countersign.servers;

import org.jspecify.annotations.NullMarked;
