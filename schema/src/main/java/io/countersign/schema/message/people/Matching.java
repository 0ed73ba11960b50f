package io.countersign.schema.message.people;

import io.countersign.schema.message.Members;
import java.util.List;
import java.util.Optional;

/**
 * How a message finds its person beside id and import_id.
 *
 * @param keys what to look for, in the order of the message
 * @param merges whether different people whom the keys find shall become one; else they are a conflict
 * @param creates whether a person is created where nobody is found; else that is a problem
 */
public record Matching(List<MatchKey> keys, boolean merges, boolean creates) {
    static Matching of(Members person) {
        List<MatchKey> keys = person.texts("match").stream()
                .map(MatchKey::of)
                .flatMap(Optional::stream)
                .toList();
        return new Matching(
                keys, "merge".equals(person.content("on_conflict")), !"fail".equals(person.content("on_missing")));
    }
}
