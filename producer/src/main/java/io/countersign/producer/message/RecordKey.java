package io.countersign.producer.message;

import org.jspecify.annotations.Nullable;

/** Names a record: by id, by import_id, or by both if they agree. */
public final class RecordKey extends Members<RecordKey> {
    /** The community's number for the record, which must exist. */
    public RecordKey id(@Nullable Long value) {
        return set("id", value);
    }

    /** The sender's own name for the record, up to 255 characters. */
    public RecordKey importId(@Nullable String value) {
        return set("import_id", value);
    }
}
