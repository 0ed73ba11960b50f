package io.countersign.consumer.ledger;

import io.countersign.schema.ack.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Looks into the ledger. */
public final class LedgerReader {
    private static final String SELECT = """
            SELECT m.message_id, m.topic, m.partition, m.record_offset, m.record_time, m.processed_at,
                   s.name AS source, a.name AS account, m.type, m.subject_kind, m.subject_id, m.issued_at, m.erased_at,
                   m.ack, m.public_key, m.signature, m.serialization, m.payload
            FROM messages m
            LEFT JOIN sources s ON s.id = m.source_id
            LEFT JOIN accounts a ON a.id = m.account_id
            """;
    private static final String ONE = SELECT + "WHERE m.message_id = :id";

    /** A message_id begins with its record's time, so the primary key gives the newest without sorting. */
    private static final String LIST = SELECT + """
            WHERE (:status::text IS NULL OR m.status = :status)
              AND (:result::text IS NULL OR m.result = :result)
              AND (:source::text IS NULL OR m.source_id = (SELECT id FROM sources WHERE name = :source))
              AND (:import_id::text IS NULL OR lower(m.import_id) = lower(:import_id))
              AND (:first_id::text IS NULL OR m.message_id >= :first_id)
            ORDER BY m.message_id DESC
            LIMIT :limit
            """;

    private static final long LAST_SECOND = 0xffff_ffffL;

    private final Jdbi jdbi;

    /** Reads the ledger of a database. */
    public LedgerReader(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What the ledger says of a record; empty where it does not know it, or no longer does. */
    public Optional<LedgerEntry> find(MessageId id) {
        return jdbi.withHandle(handle -> handle.createQuery(ONE)
                .bind("id", id.value())
                .map(new LedgerRow())
                .findFirst());
    }

    /** The rows asked for, those of the newest records first. */
    public List<LedgerEntry> list(LedgerQuery query) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("status", query.status())
                .bind("result", query.result())
                .bind("source", query.source())
                .bind(
                        "import_id",
                        query.importId() == null ? null : query.importId().strip())
                .bind("first_id", firstId(query.since()))
                .bind("limit", query.limit())
                .map(new LedgerRow())
                .list());
    }

    /** Ids of records from this time on, to the second, are not less than this. */
    static @Nullable String firstId(@Nullable Instant since) {
        return since == null ? null : "%08x".formatted(Math.max(0, Math.min(LAST_SECOND, since.getEpochSecond())));
    }
}
