package io.countersign.consumer.store;

import io.countersign.consumer.domain.RecordId;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.bytes.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rids the ledger of the content of records: signed bytes and resources. That messages came, with their ids, results,
 * times, signatures and digests, stays, and so does what the deletions themselves say, which is nothing but names.
 */
final class Erasure {
    private record Acknowledged(
            String messageId,
            OffsetDateTime processedAt,
            @Nullable String ack) {
        static Acknowledged read(ResultSet row) throws SQLException {
            return new Acknowledged(row.getString(1), row.getObject(2, OffsetDateTime.class), row.getString(3));
        }

        boolean hasResource() {
            return ack != null;
        }

        String withoutResource() {
            return AckPayload.parse(Bytes.utf8(Objects.requireNonNull(ack)))
                    .withoutResource()
                    .canonical()
                    .toUtf8();
        }
    }

    private Erasure() {}

    /**
     * What was erased.
     *
     * @param mentions digests of all names of the records
     * @param messages rows of the ledger whose content is gone
     * @param merges states of people from before they became one with another
     */
    record Erased(Set<Bytes> mentions, int messages, int merges) {}

    /** Erases within the transaction that deletes the records, after its own messages are in the ledger. */
    static Erased erase(Handle handle, Collection<RecordId> records) {
        if (records.isEmpty()) {
            return new Erased(Set.of(), 0, 0);
        }
        Columns<RecordId> subjects = Columns.of(new TreeSet<>(records))
                .ints("accounts", RecordId::account)
                .texts("kinds", record -> record.kind().text())
                .longs("ids", RecordId::id)
                .bytes("own", NameDigest::of);
        Set<Bytes> mentions = new HashSet<>();
        Loading.each(
                subjects.query(handle, "insert-erased-mentions"), row -> mentions.add(Bytes.wrap(row.getBytes(1))));
        int merges = subjects.update(handle, "erase-merges");
        List<Acknowledged> messages = new ArrayList<>();
        subjects.and(Columns.of(mentions).bytes("mentions", mention -> mention));
        Loading.each(subjects.query(handle, "erase-messages"), row -> messages.add(Acknowledged.read(row)));
        Columns.of(messages.stream().filter(Acknowledged::hasResource).toList())
                .texts("message_id", Acknowledged::messageId)
                .times("processed_at", a -> a.processedAt().toInstant())
                .texts("ack", Acknowledged::withoutResource)
                .update(handle, "update-acks");
        return new Erased(mentions, messages.size(), merges);
    }

    /** Those of the mentions that belong to records which were erased. */
    static Set<Bytes> find(Handle handle, Collection<Bytes> mentions) {
        if (mentions.isEmpty()) {
            return Set.of();
        }
        Set<Bytes> erased = new HashSet<>();
        Loading.each(
                Columns.of(mentions).bytes("mentions", mention -> mention).query(handle, "find-erased-mentions"),
                row -> erased.add(Bytes.wrap(row.getBytes(1))));
        return erased;
    }
}
