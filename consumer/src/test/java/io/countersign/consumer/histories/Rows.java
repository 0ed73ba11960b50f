package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The rows of an account as the database has them, without what is kept for looking them up. */
final class Rows {
    private static final String DERIVED = "'{account_id,import_key,created_at,updated_at,key_fr,key_en,normalized,"
            + "natural_key,message_id,merged_at,former}'::text[]";

    /** Follows the ack of a message of which nothing else is kept. */
    static final String FORGETFUL = " and no payload";

    private static final String FORGOTTEN = "|| jsonb_build_object('forgotten', former = '{}')";

    private Rows() {}

    static Map<String, List<String>> of(Jdbi jdbi, int account, Collection<String> tables) {
        String sql = tables.stream()
                .map(table -> "SELECT '%s', (to_jsonb(t) - %s %s)::text FROM %s t WHERE account_id = :account"
                        .formatted(table, DERIVED, table.equals("merges") ? FORGOTTEN : "", table))
                .collect(Collectors.joining(" UNION ALL "));
        Map<String, List<String>> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(table, new ArrayList<>()));
        jdbi.useHandle(handle -> handle.createQuery(sql)
                .bind("account", account)
                .map((row, context) -> rows.get(row.getString(1)).add(Json.canonical(Json.read(row.getString(2)))))
                .list());
        rows.values().forEach(all -> all.sort(null));
        return rows;
    }

    /** The acks in the ledger, by message_id, with {@link #FORGETFUL} where the signed bytes are not kept. */
    static Map<String, String> ledger(Jdbi jdbi, int account) {
        Map<String, String> acks = new TreeMap<>();
        String sql = "SELECT message_id, ack || CASE WHEN payload IS NULL THEN '%s' ELSE '' END FROM messages"
                        .formatted(FORGETFUL)
                + " WHERE account_id = :account";
        jdbi.useHandle(handle -> handle.createQuery(sql)
                .bind("account", account)
                .map((row, context) ->
                        acks.merge(row.getString(1), row.getString(2), (one, other) -> one + " and again " + other))
                .list());
        return acks;
    }
}
