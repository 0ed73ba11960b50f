package io.countersign.consumer.ledger;

import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.Signature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** A row of the ledger as it comes from the database. */
final class LedgerRow implements RowMapper<LedgerEntry> {
    @Override
    public LedgerEntry map(ResultSet row, StatementContext context) throws SQLException {
        return new LedgerEntry(
                new MessageId(row.getString("message_id")),
                place(row),
                time(row, "processed_at"),
                row.getString("source"),
                row.getString("account"),
                row.getString("type"),
                subject(row),
                optionalTime(row, "issued_at"),
                optionalTime(row, "erased_at"),
                AckPayload.parse(Bytes.utf8(row.getString("ack"))),
                evidence(row));
    }

    private static LedgerEntry.Place place(ResultSet row) throws SQLException {
        return new LedgerEntry.Place(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                time(row, "record_time"));
    }

    static LedgerEntry.@Nullable Subject subject(ResultSet row) throws SQLException {
        String kind = row.getString("subject_kind");
        return kind == null ? null : new LedgerEntry.Subject(kind, row.getLong("subject_id"));
    }

    static Optional<Evidence> evidence(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("public_key");
        byte[] signature = row.getBytes("signature");
        byte[] payload = row.getBytes("payload");
        if (key == null || signature == null) {
            return Optional.empty();
        }
        return Optional.of(new Evidence(
                new PublicKey(Bytes.wrap(key)),
                new Signature(Bytes.wrap(signature)),
                Serialization.parse(row.getString("serialization")),
                payload == null ? null : Bytes.wrap(payload)));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
