package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.IDENTITY_CONFLICT;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;

import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.PersonUpsert;
import io.countersign.schema.problem.Problems;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Settles which person a message is about, and makes people one where it asks for that. */
final class PersonMatching {
    /** More than this share a contact by accident or by design; they are not the same person. */
    private static final int MOST_MERGED = 100;

    private static final int MOST_TOLD = 10;

    /**
     * What was settled.
     *
     * @param person the person; null where none was found
     * @param isMissing whether that is a problem
     * @param merged the others, who became one with it
     */
    record Settled(@Nullable RecordId person, boolean isMissing, List<RecordId> merged) {
        static Settled as(@Nullable RecordId person) {
            return new Settled(person, false, List.of());
        }

        Written complete(Written written) {
            return merged.isEmpty() ? written : written.merged(merged);
        }
    }

    private final PersonFinder finder;

    PersonMatching(PersonFinder finder) {
        this.finder = finder;
    }

    /** Whether id and import_id, as one key, are not all that counts. */
    static boolean isNeeded(PersonUpsert person) {
        RecordKey key = person.record().key();
        return !person.matching().keys().isEmpty()
                || !person.matching().creates()
                || (key.id() != null && key.importId() != null);
    }

    /** Settles for the person of the strongest key where the keys find different people. */
    Settled settle(World world, Request request, PersonUpsert person, Problems problems) {
        Found found = finder.find(world, request.account(), person);
        if (person.record().key().id() != null && found.byId() == null) {
            return Settled.as(null);
        }
        String pointer = person.record().pointer() + "/match/" + found.entry();
        List<RecordId> all = found.all();
        if (all.isEmpty() && !person.matching().creates()) {
            problems.add(NOT_FOUND, person.record().pointer() + strongestKey(person), "no such person in this account");
            return new Settled(null, true, List.of());
        }
        if (!person.matching().merges()) {
            if (!found.agrees()) {
                problems.add(IDENTITY_CONFLICT, pointer, "the keys find different people: " + ids(all));
                return Settled.as(all.get(0));
            }
            return Settled.as(found.strongest());
        }
        if (all.size() > MOST_MERGED) {
            problems.add(IDENTITY_CONFLICT, pointer, "at most " + MOST_MERGED + " people can become one: " + ids(all));
            return Settled.as(all.get(0));
        }
        return merged(world, request, all);
    }

    private static String strongestKey(PersonUpsert person) {
        return person.record().key().importId() != null ? "/import_id" : "/match";
    }

    private static Settled merged(World world, Request request, List<RecordId> all) {
        if (all.isEmpty()) {
            return Settled.as(null);
        }
        RecordId survivor = all.get(0);
        List<RecordId> others = all.subList(1, all.size());
        others.forEach(other -> Merge.into(world, survivor, other, request.messageId()));
        return new Settled(survivor, false, others);
    }

    private static String ids(List<RecordId> people) {
        String ids = people.stream()
                .limit(MOST_TOLD)
                .map(person -> Long.toString(person.id()))
                .collect(Collectors.joining(", "));
        return people.size() > MOST_TOLD ? ids + " and others" : ids;
    }

    /** The one that a message is about as things are; null where there is none, or no telling. */
    @Nullable
    RecordId subject(World world, int account, PersonUpsert person) {
        Found found = finder.find(world, account, person);
        if (person.record().key().id() != null) {
            return found.byId();
        }
        RecordId strongest = found.strongest();
        return strongest == null
                        && person.matching().merges()
                        && !found.matched().isEmpty()
                ? found.matched().iterator().next()
                : strongest;
    }
}
