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
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Rids the ledger of the content of records: signed bytes and resources. That messages came, with their ids, results,
 * times, signatures and digests, stays, and so does what the deletions themselves say, which is nothing but names.
 */
final class Erasure {
    private record Acknowledged(String messageId, OffsetDateTime processedAt, String ack) {
        static Acknowledged read(ResultSet row) throws SQLException {
            return new Acknowledged(row.getString(1), row.getObject(2, OffsetDateTime.class), row.getString(3));
        }

        String withoutResource() {
            return AckPayload.parse(Bytes.utf8(ack))
                    .withoutResource()
                    .canonical()
                    .toUtf8();
        }
    }

    private Erasure() {}

    /** Erases within the transaction that deletes the records, after its own messages are in the ledger. */
    static void erase(Handle handle, Collection<RecordId> records) {
        if (records.isEmpty()) {
            return;
        }
        Columns<RecordId> subjects = Columns.of(new TreeSet<>(records))
                .ints("accounts", RecordId::account)
                .texts("kinds", record -> record.kind().text())
                .longs("ids", RecordId::id)
                .bytes("own", NameDigest::of);
        List<Bytes> mentions = new ArrayList<>();
        Loading.each(
                subjects.query(handle, "insert-erased-mentions"), row -> mentions.add(Bytes.wrap(row.getBytes(1))));
        subjects.update(handle, "erase-merges");
        List<Acknowledged> resources = new ArrayList<>();
        subjects.and(Columns.of(mentions).bytes("mentions", mention -> mention));
        Loading.each(subjects.query(handle, "erase-messages"), row -> resources.add(Acknowledged.read(row)));
        Columns.of(resources)
                .texts("message_id", Acknowledged::messageId)
                .times("processed_at", a -> a.processedAt().toInstant())
                .texts("ack", Acknowledged::withoutResource)
                .update(handle, "update-acks");
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
