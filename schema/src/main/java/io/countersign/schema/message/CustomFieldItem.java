package io.countersign.schema.message;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One item of {@code custom_fields}: the person's value of one field that the account defines.
 *
 * @param pointer where the item stands in the payload
 * @param id the field's number, null where it is named by its key only
 * @param key the field's key, null where it is named by its number only
 * @param value the value; null clears
 */
public record CustomFieldItem(
        String pointer,
        @Nullable Long id,
        @Nullable String key,
        @Nullable JsonNode value) {}
