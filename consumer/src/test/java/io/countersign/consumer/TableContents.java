package io.countersign.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All rows of a community's records, with the transaction that wrote each: equal contents mean that not one row was
 * written in between, not even with the values that it had.
 */
public record TableContents(Map<String, List<String>> tables) {
    private static final List<String> RECORDS = List.of(
            "people",
            "organizations",
            "categories",
            "contact_informations",
            "addresses",
            "form_answers",
            "custom_field_values",
            "collaborations",
            "person_aliases",
            "merges",
            "households",
            "household_members",
            "contact_assignments",
            "newest_statements",
            "anonymous_statements",
            "deleted_records",
            "released_names",
            "released_statements",
            "erased_mentions");

    public static TableContents of(Community community) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : RECORDS) {
            List<String> rows = new ArrayList<>();
            community
                    .rows("SELECT t.xmin::text AS written, to_jsonb(t)::text AS columns FROM " + table + " t")
                    .forEach(row -> rows.add(row.get("columns") + " by " + row.get("written")));
            rows.sort(null);
            tables.put(table, rows);
        }
        return new TableContents(tables);
    }
}
