package io.countersign.consumer.domain;

import org.jspecify.annotations.Nullable;

/**
 * A record of any kind as stored, without what belongs to it.
 *
 * @param importGenerated whether its import_id was made up because its sender gave none
 */
public record RecordState(
        String importId, boolean importGenerated, @Nullable Long categoryId, Values values) {
    /** A record of which nothing is known but the name that its sender gives it. */
    static RecordState blank(Kind kind, String importId, boolean generated) {
        return new RecordState(importId, generated, null, Values.initial(kind.attributes()));
    }
}
