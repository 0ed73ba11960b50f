package io.countersign.gateway.missionhub;

import static io.countersign.schema.problem.ErrorCode.CONFLICT;
import static io.countersign.schema.problem.ErrorCode.DUPLICATE_ITEM;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whom and where a person belongs to, out of the items of a request. */
final class LinkItems {
    private static final List<String> SIDES = List.of("assigned_to", "person", Membership.ORGANIZATION);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private record Place(String organization, String pointer) {}

    private final Draft draft;
    private final List<Place> permissions = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    LinkItems(Draft draft) {
        this.draft = draft;
    }

    /** The side that an assignment leaves out is the person whom the request is about. */
    void assignment(ResourceObject item) {
        item.allow(ResourceObject.attributes(SIDES));
        Map<String, String> ids = references(item, SIDES);
        boolean assigned = item.refers("assigned_to");
        if (assigned && item.refers("person")) {
            draft.report(
                    item.referencePlace("person"),
                    CONFLICT,
                    "only one of assigned_to_id and person_id is given; the other side is the person of the request");
        } else if (!assigned && !item.refers("person")) {
            draft.report(item.place("assigned_to_id"), REQUIRED, "assigned_to_id or person_id must be given");
        } else {
            Draft.Part assignment = draft.item("contact_assignments", item.pointer());
            ids.forEach((name, id) -> name(assignment, name, id, item.referencePlace(name)));
        }
    }

    void membership(ResourceObject item, Membership kind) {
        item.allow(kind.attributes());
        String first = kind.keys().get(0);
        if (!item.refers(first)) {
            draft.report(item.place(first + "_id"), REQUIRED, first + "_id must be given");
        }
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> ids = references(item, kind.allReferences());
        String key = kind.keys().stream().filter(ids::containsKey).map(ids::get).collect(Collectors.joining("."));
        Draft.Part traits = draft.root().object("traits", PersonRequest.INCLUDED);
        ids.forEach((name, id) -> traits.set(kind.trait(key, name + "_id"), id, item.referencePlace(name)));
        kind.choices().forEach((name, words) -> item.choice(name, words).ifPresent(word -> values.put(name, word)));
        kind.texts().forEach(name -> item.text(name).ifPresent(text -> values.put(name, text)));
        values.forEach((name, text) -> traits.set(kind.trait(key, name), text, item.place(name)));
        if (!seen.add(kind.trait(key, ""))) {
            draft.report(item.pointer(), DUPLICATE_ITEM, "another item of this type names the same");
        }
        if (kind.equals(Membership.PERMISSION)) {
            permissions.add(new Place(key, item.referencePlace(Membership.ORGANIZATION)));
        }
    }

    private static Map<String, String> references(ResourceObject item, List<String> names) {
        Map<String, String> ids = new LinkedHashMap<>();
        names.forEach(name -> item.reference(name).ifPresent(id -> ids.put(name, id)));
        return ids;
    }

    /** A message links a person to one organization; where several are named, traits alone tell them. */
    void finish() {
        if (permissions.size() == 1 && !permissions.get(0).organization().isEmpty()) {
            Place place = permissions.get(0);
            Draft.Part collaboration = draft.root().object("collaboration", place.pointer());
            name(collaboration, Membership.ORGANIZATION, place.organization(), place.pointer());
        }
    }

    /** Ids that are whole numbers are the community's own; others are the names that senders gave. */
    private static void name(Draft.Part part, String member, String id, String origin) {
        Draft.Part key = part.object(member, origin);
        if (NUMBER.matcher(id).matches()) {
            key.set("id", JsonNodeFactory.instance.numberNode(Long.parseLong(id)), origin);
        } else {
            key.set("import_id", id, origin);
        }
    }
}
