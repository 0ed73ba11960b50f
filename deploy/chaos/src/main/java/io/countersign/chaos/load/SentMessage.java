package io.countersign.chaos.load;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.bytes.Bytes;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that the broker has confirmed.
 *
 * @param digest of the record's value, SHA-256
 */
public record SentMessage(
        String kind,
        @Nullable String key,
        Set<AckResult> results,
        String messageId,
        int partition,
        long offset,
        Instant time,
        Bytes digest) {
    /** Whether a copy of it belongs on the topic of dead letters. */
    public boolean isRefused() {
        AckStatus status = results.iterator().next().status();
        return status == AckStatus.FAILED || status == AckStatus.REJECTED;
    }

    /** Whether what becomes of it depends on which of several partitions, all of which name its subject, is quicker. */
    public boolean isRacing() {
        return results.size() > 1;
    }

    @Override
    public String toString() {
        return kind + " " + messageId + " at " + partition + "/" + offset + " of " + time;
    }
}
