package io.countersign.consumer.store;

import io.countersign.consumer.inbox.Partition;
import io.countersign.consumer.intake.Accepted;
import io.countersign.consumer.intake.Decoded;
import io.countersign.consumer.intake.Refusal;
import io.countersign.consumer.intake.Verified;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many ids the messages of a batch may need, told by their bytes alone. What they do need is up to what was applied
 * before, in other partitions too: were it counted, a record that was created there the first time and here the second
 * time would change every id after it.
 */
final class Reservation {
    /** The messages of a partition to an account. */
    record Source(int account, Slot slot) {}

    /** What a source has after a reservation: how many ids, and the last one from before there were slots. */
    record Given(long reserved, long before) {}

    private record Wanted(MessageId messageId, Source source, long count) {}

    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<Source, Long> totals = new LinkedHashMap<>();

    private Reservation() {}

    /** For the records, in their order; those of which nobody knows whose they are need none. */
    static Reservation of(List<Decoded> records, Function<Partition, Slot> slots) {
        Reservation reservation = new Reservation();
        for (Decoded record : records) {
            Verified verified = verified(record);
            if (verified != null) {
                Slot slot = slots.apply(record.delivery().at().inPartition());
                Source source = new Source(verified.source().account(), slot);
                reservation.add(new Wanted(record.delivery().messageId(), source, objects(verified.payload())));
            }
        }
        return reservation;
    }

    // Also where it is refused: the next version may take it, or its key may be revoked in the meantime.
    private static @Nullable Verified verified(Decoded record) {
        return record instanceof Accepted accepted ? accepted.verified() : ((Refusal) record).verified();
    }

    /** Everything that a message creates stands in a JSON object of its own, or two contacts in a household's. */
    private static long objects(Bytes payload) {
        long count = 0;
        for (byte b : payload.borrow()) {
            if (b == '{') {
                count++;
            }
        }
        return count;
    }

    private void add(Wanted message) {
        wanted.add(message);
        totals.merge(message.source(), message.count(), Long::sum);
    }

    /** How many ids each source needs. */
    Map<Source, Long> totals() {
        return totals;
    }

    /** What each message got, once its source has what it needs. */
    Map<MessageId, IdSpan> spans(Map<Source, Given> given) {
        Map<MessageId, IdSpan> spans = new HashMap<>();
        Map<Source, Long> next = new HashMap<>();
        for (Wanted message : wanted) {
            Source source = message.source();
            Given after = given.get(source);
            if (after == null) {
                throw new IllegalStateException("no ids were reserved for " + source);
            }
            long from = next.getOrDefault(source, after.reserved() - totals.getOrDefault(source, 0L));
            spans.put(message.messageId(), new IdSpan(source.slot(), after.before(), from, message.count()));
            next.put(source, from + message.count());
        }
        return spans;
    }
}
