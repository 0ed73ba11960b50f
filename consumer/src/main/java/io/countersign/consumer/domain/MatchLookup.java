package io.countersign.consumer.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a message looks for to find its person: whoever has a contact.
 *
 * @param name the name that the person must have too, as {@link PersonName} compares it; null for any
 */
public record MatchLookup(MatchValue value, @Nullable String name) {}
