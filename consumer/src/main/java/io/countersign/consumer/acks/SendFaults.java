package io.countersign.consumer.acks;

import io.countersign.schema.ack.MessageId;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.jspecify.annotations.Nullable;

/**
 * What was wrong with the records of one transaction. The first fault ends the transaction, and with it, for the very
 * same reason, all records that are not sent yet: of each reason only the first record has the fault.
 */
final class SendFaults {
    /** A record that is sent on behalf of a message. */
    record Copy(String topic, MessageId of) {}

    private final Set<Exception> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Exception> topics = new HashMap<>();
    private final Set<Copy> tooLarge = new HashSet<>();

    /** Notes what becomes of a record. */
    Callback of(String topic, MessageId id) {
        return (metadata, error) -> note(new Copy(topic, id), error);
    }

    private synchronized void note(Copy copy, @Nullable Exception error) {
        if (error == null || error instanceof TransactionAbortedException || !seen.add(error)) {
            return;
        }
        if (error instanceof RecordTooLargeException) {
            tooLarge.add(copy);
        } else {
            topics.putIfAbsent(copy.topic(), error);
        }
    }

    /** The topics that took no record, with the reason. */
    synchronized Map<String, Exception> topics() {
        return Map.copyOf(topics);
    }

    /** The records that are larger than their topic takes. */
    synchronized Set<Copy> tooLarge() {
        return Set.copyOf(tooLarge);
    }
}
