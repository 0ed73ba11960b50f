/** Signed acknowledgements and dead letters, published in one Kafka transaction with the offsets. */
@NullMarked
package io.countersign.consumer.acks;

import org.jspecify.annotations.NullMarked;
