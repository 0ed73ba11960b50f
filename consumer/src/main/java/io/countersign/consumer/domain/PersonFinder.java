package io.countersign.consumer.domain;

import static io.countersign.schema.message.people.PersonAttributes.FIRST_NAME;
import static io.countersign.schema.message.people.PersonAttributes.LAST_NAME;

import io.countersign.schema.message.ContactItem;
import io.countersign.schema.message.Patches;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.MatchKey;
import io.countersign.schema.message.people.PersonUpsert;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the people whom a message names or matches. */
final class PersonFinder {
    private final ContactForm form;

    PersonFinder(ContactForm form) {
        this.form = form;
    }

    /** Whether the message gives anything at all that people can be matched by. */
    boolean isMatched(PersonUpsert person) {
        return lookups(0, person).stream().anyMatch(lookups -> !lookups.isEmpty());
    }

    /** What each entry of {@code match} looks for; nothing where the message does not give it. */
    List<Set<MatchLookup>> lookups(int account, PersonUpsert person) {
        if (person.matching().keys().isEmpty()) {
            return List.of();
        }
        Set<MatchValue> values = values(account, person);
        return person.matching().keys().stream()
                .map(key -> lookups(key, values, person.record().attributes()))
                .toList();
    }

    private static Set<MatchLookup> lookups(MatchKey key, Set<MatchValue> values, Patches attributes) {
        String first = attributes.of(FIRST_NAME).over(null);
        String last = attributes.of(LAST_NAME).over(null);
        if (key == MatchKey.NAME_PHONE && first == null && last == null) {
            return Set.of();
        }
        MatchValue.Sort sort = key == MatchKey.EMAIL ? MatchValue.Sort.EMAIL : MatchValue.Sort.PHONE;
        String name = key == MatchKey.NAME_PHONE ? PersonName.key(first, last) : null;
        return values.stream()
                .filter(value -> value.sort() == sort)
                .map(value -> new MatchLookup(value, name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The contacts of the message by which people can be matched, as it asks for that. */
    Set<MatchValue> values(int account, PersonUpsert person) {
        Set<MatchValue> values = new LinkedHashSet<>();
        if (!person.matching().keys().isEmpty()) {
            for (ContactItem item : person.record().contacts()) {
                MatchValue value = item.delete() ? null : value(account, item);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private @Nullable MatchValue value(int account, ContactItem item) {
        String type = item.type().over(null);
        String info = item.info().over(null);
        MatchValue.Sort sort = type == null ? null : MatchValue.Sort.of(type);
        if (type == null || info == null || sort == null) {
            return null;
        }
        String normalized = sort == MatchValue.Sort.PHONE ? form.e164(info) : form.normalize(type, info);
        return normalized == null ? null : new MatchValue(account, sort, normalized);
    }

    Found find(World world, int account, PersonUpsert person) {
        RecordKey key = person.record().key();
        RecordId byId = Identity.find(world, account, Kind.PERSON, new RecordKey(key.id(), null));
        RecordId byImport = Identity.find(world, account, Kind.PERSON, new RecordKey(null, key.importId()));
        List<Set<MatchLookup>> entries = lookups(account, person);
        for (int i = 0; i < entries.size(); i++) {
            Set<RecordId> matched = matched(world, entries.get(i));
            if (!matched.isEmpty()) {
                return new Found(byId, byImport, matched, i);
            }
        }
        return new Found(byId, byImport, Set.of(), 0);
    }

    private static Set<RecordId> matched(World world, Set<MatchLookup> lookups) {
        Set<RecordId> matched = new TreeSet<>();
        for (MatchLookup lookup : lookups) {
            for (RecordId holder : world.holders.of(lookup.value())) {
                if (fits(world, holder, lookup)) {
                    matched.add(holder);
                }
            }
        }
        return matched;
    }

    private static boolean fits(World world, RecordId holder, MatchLookup lookup) {
        RecordState state = world.records.get(holder);
        return state != null
                && (lookup.name() == null || lookup.name().equals(PersonName.of(state.values())))
                && world.contactsOf(holder).stream()
                        .anyMatch(contact -> lookup.value().equals(contact.matchValue(holder.account())));
    }

    /** Whoever may be found once the messages before this one are folded. */
    List<RecordId> candidates(World world, int account, PersonUpsert person) {
        Set<RecordId> candidates =
                new LinkedHashSet<>(find(world, account, person).all());
        for (Set<MatchLookup> entry : lookups(account, person)) {
            entry.stream()
                    .flatMap(lookup -> world.holders.of(lookup.value()).stream())
                    .filter(holder -> world.records.get(holder) != null)
                    .forEach(candidates::add);
        }
        return new ArrayList<>(candidates);
    }
}
