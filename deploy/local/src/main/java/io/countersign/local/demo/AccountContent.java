package io.countersign.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Everything that the tables of records hold of one account. */
final class AccountContent {
    private static final List<String> TABLES = List.of(
            "people",
            "organizations",
            "categories",
            "contact_informations",
            "addresses",
            "form_answers",
            "collaborations");
    private static final String ROWS = """
            SELECT (to_jsonb(r) - 'updated_at')::text AS content FROM %s r JOIN accounts a ON a.id = r.account_id
            WHERE a.name = :account ORDER BY content
            """;

    private final Jdbi jdbi;
    private final String account;

    AccountContent(Jdbi jdbi, String account) {
        this.jdbi = jdbi;
        this.account = account;
    }

    /** All rows, whole but for the time of their last update. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        TABLES.forEach(table -> rows.addAll(rows(table)));
        return rows;
    }

    /** The number of rows of each table that has any. */
    String counts() {
        return TABLES.stream()
                .filter(table -> !rows(table).isEmpty())
                .map(table -> table + " " + rows(table).size())
                .collect(Collectors.joining(", "));
    }

    private List<String> rows(String table) {
        return jdbi.withHandle(handle -> handle.createQuery(ROWS.formatted(table))
                .bind("account", account)
                .mapTo(String.class)
                .list());
    }
}
