package io.countersign.schema.message;

import org.jspecify.annotations.Nullable;

/**
 * The category of a person or organization: an existing one by id, one found or created by its names, or an existing
 * one renamed. At least one member is not null.
 */
public record CategoryItem(
        String pointer,
        @Nullable Long id,
        @Nullable String nameFr,
        @Nullable String nameEn) {}
