package io.countersign.consumer.domain;

import java.util.Locale;

/**
 * An import_id in the form in which import_ids are compared.
 *
 * @param key trimmed and in lower case
 */
public record ImportKey(int account, Kind kind, String key) {
    /** The key of an import_id as a sender writes it. */
    public static ImportKey of(int account, Kind kind, String importId) {
        return new ImportKey(account, kind, fold(importId));
    }

    static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
