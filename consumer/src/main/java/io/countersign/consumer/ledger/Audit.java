package io.countersign.consumer.ledger;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Proves the rows of the ledger again, each from what it says itself, in the same memory however many there are. */
public final class Audit {
    private static final int AT_ONCE = 500;

    private static final String ROWS = """
            SELECT m.message_id, m.topic, m.partition, m.record_offset, m.record_time, m.digest, m.public_key,
                   m.signature, m.serialization, m.payload, k.public_key IS NOT NULL AS registered
            FROM messages m
            LEFT JOIN source_keys k ON k.public_key = m.public_key AND k.source_id = m.source_id
            WHERE :first_id::text IS NULL OR m.message_id >= :first_id
            """;

    private final Jdbi jdbi;

    /** Audits the ledger of a database. */
    public Audit(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What an audit came to.
     *
     * @param proved rows whose signature was verified again, and which are what was signed and where it lay
     * @param notKept rows that lie where they say, of signed messages whose bytes the ledger does not keep
     * @param untrusted rows that lie where they say, of records that nobody signed whom the registry knew
     * @param broken rows that cannot be true
     */
    public record Summary(long proved, long notKept, long untrusted, long broken) {
        /** All rows. */
        public long rows() {
            return proved + notKept + untrusted + broken;
        }
    }

    private record Row(
            MessageId id,
            MessageId idOfPlace,
            @Nullable Bytes digest,
            Optional<Evidence> evidence,
            boolean registered) {
        static Row read(ResultSet row, StatementContext context) throws SQLException {
            byte[] digest = row.getBytes("digest");
            return new Row(
                    new MessageId(row.getString("message_id")),
                    MessageId.of(
                            row.getString("topic"),
                            row.getInt("partition"),
                            row.getLong("record_offset"),
                            row.getObject("record_time", OffsetDateTime.class)
                                    .toInstant()
                                    .toEpochMilli()),
                    digest == null ? null : Bytes.wrap(digest),
                    LedgerRow.evidence(row),
                    row.getBoolean("registered"));
        }

        /** Why it cannot be true; null where nothing speaks against it. */
        @Nullable
        String fault() {
            if (!id.equals(idOfPlace)) {
                return "its message_id is not that of where it lay";
            }
            if (evidence.isEmpty()) {
                return null;
            }
            if (!registered) {
                return "it is said to be signed by a key that its source does not have";
            }
            Bytes payload = evidence.get().payload();
            if (payload != null && digest != null && !payload.sha256().equals(digest)) {
                return "its payload is not the one that its digest is of";
            }
            return evidence.get().verify() == Evidence.Proof.BROKEN ? "its signature does not hold" : null;
        }
    }

    /**
     * Goes over all rows, and tells those that cannot be true as they are found, with the reason.
     *
     * @param since the earliest time of a record, to the second; null for all
     */
    public Summary verify(@Nullable Instant since, BiConsumer<MessageId, String> broken) {
        return jdbi.inTransaction(handle -> {
            try (ResultIterator<Row> rows = handle.createQuery(ROWS)
                    .setFetchSize(AT_ONCE)
                    .bind("first_id", LedgerReader.firstId(since))
                    .map(Row::read)
                    .iterator()) {
                return summary(rows, broken);
            }
        });
    }

    private static Summary summary(Iterator<Row> rows, BiConsumer<MessageId, String> broken) {
        long proved = 0;
        long notKept = 0;
        long untrusted = 0;
        long faults = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            String fault = row.fault();
            if (fault != null) {
                faults++;
                broken.accept(row.id(), fault);
            } else if (row.evidence().isEmpty()) {
                untrusted++;
            } else if (row.evidence().get().payload() == null) {
                notKept++;
            } else {
                proved++;
            }
        }
        return new Summary(proved, notKept, untrusted, faults);
    }
}
