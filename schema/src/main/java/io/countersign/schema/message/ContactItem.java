package io.countersign.schema.message;

import org.jspecify.annotations.Nullable;

/**
 * One item of {@code contact_informations}: found by id, else by type and normalised info, else new.
 *
 * @param pointer where the item stands in the payload
 * @param delete whether the item shall be removed
 */
public record ContactItem(
        String pointer,
        @Nullable Long id,
        boolean delete,
        Patch<String> type,
        Patch<String> label,
        Patch<String> info,
        Patch<Boolean> main) {}
