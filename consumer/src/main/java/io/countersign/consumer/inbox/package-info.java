/** Records as Kafka delivers them, and polling for them without ever leaving the consumer group. */
@NullMarked
package io.countersign.consumer.inbox;

import org.jspecify.annotations.NullMarked;
