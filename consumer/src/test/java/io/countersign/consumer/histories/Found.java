package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The records that a message names, or people whom it matches.
 *
 * @param matched by the first entry of {@code match} that finds anybody, in the order of their ids
 * @param entry the number of that entry
 */
record Found(Holding byId, Holding byImport, List<Holding> matched, int entry) {
    static Found of(Account account, String kind, JsonNode said) {
        Long id = Writing.id(said);
        Holding byId = id == null ? null : account.find(kind, id, null);
        Holding byImport = account.find(kind, null, Wording.content(said, "import_id"));
        for (int i = 0; i < said.path("match").size(); i++) {
            String by = said.path("match").get(i).stringValue();
            List<Holding> matched = account.people()
                    .filter(person -> isMatched(person, by, said))
                    .toList();
            if (!matched.isEmpty()) {
                return new Found(byId, byImport, matched, i);
            }
        }
        return new Found(byId, byImport, List.of(), 0);
    }

    /** Whether the message gives anything that people can be matched by. */
    static boolean isGiven(JsonNode said) {
        return said.path("match")
                .valueStream()
                .anyMatch(by -> !given(by.stringValue(), said).isEmpty());
    }

    /** All, each once, the one found by the strongest key first. */
    List<Holding> all() {
        Set<Holding> all = new LinkedHashSet<>();
        Stream.of(byId, byImport).filter(person -> person != null).forEach(all::add);
        all.addAll(matched);
        return new ArrayList<>(all);
    }

    /** The one who is meant unless all become one; null where there is none, or no telling. */
    Holding strongest() {
        Holding named = byId != null ? byId : byImport;
        return named != null || matched.size() != 1 ? named : matched.get(0);
    }

    boolean agrees() {
        return matched.isEmpty() || matched.contains(strongest());
    }

    private static boolean isMatched(Holding person, String by, JsonNode said) {
        boolean named = !by.equals("name_phone")
                || name(person.values.get("first_name"), person.values.get("last_name"))
                        .equals(name(said.path("first_name"), said.path("last_name")));
        Set<String> own = new TreeSet<>();
        person.contacts.forEach(contact -> add(own, by, contact));
        own.retainAll(given(by, said));
        return named && !own.isEmpty();
    }

    /** What the message gives for an entry of {@code match}. */
    private static Set<String> given(String by, JsonNode said) {
        Set<String> given = new TreeSet<>();
        boolean unnamed = by.equals("name_phone")
                && name(said.path("first_name"), said.path("last_name")).equals("|");
        for (JsonNode item : said.path("contact_informations")) {
            if (!unnamed && !item.path("delete").booleanValue(false)) {
                add(given, by, Items.contact(item));
            }
        }
        return given;
    }

    private static void add(Set<String> values, String by, Item contact) {
        List<String> key = Items.naturalKey(contact);
        boolean isEmail = !key.isEmpty() && key.get(0).equals("Email");
        boolean isPhone = !key.isEmpty() && List.of("PhoneNumber", "CellNumber").contains(key.get(0));
        if (by.equals("email") ? isEmail : isPhone && key.get(1).startsWith("+")) {
            values.add(key.get(1));
        }
    }

    private static String name(JsonNode first, JsonNode last) {
        return Json.folded(first) + "|" + Json.folded(last);
    }
}
