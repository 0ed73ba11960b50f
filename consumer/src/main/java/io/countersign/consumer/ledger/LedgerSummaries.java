package io.countersign.consumer.ledger;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks for rows of the ledger in bounded time and memory. A filter that few rows pass leads through many others, so the
 * database gives up after 3 s, with an exception.
 */
public final class LedgerSummaries {
    private static final String GIVE_UP = "SET LOCAL statement_timeout = '3s'";

    /**
     * A message_id begins with its record's time, so the primary key gives the newest without sorting. Only what was
     * applied has an import_id of its own in the ledger; of a message that failed, the signed bytes tell. They are
     * searched as bytes: what senders write must not be able to make the search fail.
     */
    private static final String FIND = """
            SELECT m.message_id, m.record_time, s.name AS source, a.name AS account, m.type, m.status, m.result,
                   m.subject_kind, m.subject_id, m.import_id, coalesce(jsonb_array_length(m.errors), 0) AS errors,
                   concat_ws(' ', m.errors -> 0 ->> 'code', m.errors -> 0 ->> 'pointer', m.errors -> 0 ->> 'message')
                       AS first_error
            FROM messages m
            LEFT JOIN sources s ON s.id = m.source_id
            LEFT JOIN accounts a ON a.id = m.account_id
            WHERE (:status::text IS NULL OR m.status = :status)
              AND (:result::text IS NULL OR m.result = :result)
              AND (:source::text IS NULL OR m.source_id = (SELECT id FROM sources WHERE name = :source))
              AND (:import_id::text IS NULL OR lower(m.import_id) = lower(:import_id)
                OR (m.import_id IS NULL AND (position(:member::bytea IN m.payload) > 0
                  OR position(:spaced_member::bytea IN m.payload) > 0)))
              AND (:first_id::text IS NULL OR m.message_id >= :first_id)
              AND (:end_id::text IS NULL OR m.message_id < :end_id)
            ORDER BY m.message_id DESC
            LIMIT :limit
            """;

    /** No index leads from a source to its rows: writing them must be fast. So only the newest rows are looked at. */
    private static final String LAST_SEEN = """
            SELECT s.name, max(m.processed_at) AS last_seen
            FROM (SELECT source_id, processed_at FROM messages ORDER BY message_id DESC LIMIT :newest) m
            JOIN sources s ON s.id = m.source_id
            GROUP BY s.name
            """;

    private final Jdbi jdbi;

    /** Reads the ledger of a database. */
    public LedgerSummaries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The rows looked for, those of the newest records first; throws where they are not found within 3 s. */
    public List<LedgerSummary> find(LedgerSearch search) {
        String importId = search.importId() == null ? null : search.importId().strip();
        return within(handle -> handle.createQuery(FIND)
                .bind("status", search.status())
                .bind("result", search.result())
                .bind("source", search.source())
                .bind("import_id", importId)
                .bind("member", member(importId, ":"))
                .bind("spaced_member", member(importId, ": "))
                .bind("first_id", search.firstId())
                .bind("end_id", search.endId())
                .bind("limit", search.limit())
                .map(LedgerSummaries::summary)
                .list());
    }

    private static byte @Nullable [] member(@Nullable String importId, String colon) {
        return importId == null
                ? null
                : Bytes.utf8("\"import_id\"" + colon + JsonMapper.shared().writeValueAsString(importId))
                        .toArray();
    }

    /** When sources were last heard of, by name, as far as they are among the newest so many records. */
    public Map<String, Instant> lastSeen(int newest) {
        return within(handle -> handle.createQuery(LAST_SEEN)
                .bind("newest", newest)
                .map((row, context) -> Map.entry(row.getString("name"), LedgerRow.time(row, "last_seen")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private <T> T within(HandleCallback<T, RuntimeException> read) {
        return jdbi.inTransaction(handle -> {
            handle.execute(GIVE_UP);
            return read.withHandle(handle);
        });
    }

    private static LedgerSummary summary(ResultSet row, StatementContext context) throws SQLException {
        String error = row.getString("first_error");
        return new LedgerSummary(
                new MessageId(row.getString("message_id")),
                LedgerRow.time(row, "record_time"),
                row.getString("source"),
                row.getString("account"),
                row.getString("type"),
                row.getString("status"),
                row.getString("result"),
                LedgerRow.subject(row),
                row.getString("import_id"),
                row.getInt("errors"),
                error.isEmpty() ? null : error);
    }
}
