package io.countersign.consumer.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The role of a person in an organization. */
public record Collaboration(@Nullable String title, boolean main) {
    /** Whose role where, within one account. */
    public record Key(int account, long organization, long person) {
        /** The two that it links. */
        public List<RecordId> records() {
            return List.of(
                    new RecordId(account, Kind.ORGANIZATION, organization), new RecordId(account, Kind.PERSON, person));
        }
    }
}
