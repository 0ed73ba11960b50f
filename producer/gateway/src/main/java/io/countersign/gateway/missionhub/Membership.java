package io.countersign.gateway.missionhub;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of item that says where a person belongs, and is kept in traits of the person, one for each attribute:
 * {@code organizational_permission.12.followup_status}. So the same item again changes nothing, and one that says less
 * erases nothing.
 *
 * @param type of the items
 * @param relationship of the person to them
 * @param keys what tells items of one person apart: names of references, of which the first is compulsory
 * @param references further references
 * @param choices attributes that are one of several words
 * @param texts any other attributes
 */
record Membership(
        String type,
        String relationship,
        List<String> keys,
        List<String> references,
        Map<String, Set<String>> choices,
        List<String> texts) {
    static final String ORGANIZATION = "organization";

    /** What a person may do in an organization, and how far it has been followed up there. */
    static final Membership PERMISSION = new Membership(
            "organizational_permission",
            "organizational_permissions",
            List.of(ORGANIZATION),
            List.of("permission"),
            Map.of(
                    "followup_status",
                    Set.of("attempted_contact", "completed", "contacted", "do_not_contact", "uncontacted"),
                    "cru_status",
                    Set.of("none", "volunteer", "affiliate", "intern", "part_time_staff", "full_time_staff")),
            List.of("archive_date"));

    /** A label that an organization has put on a person. */
    static final Membership LABEL = new Membership(
            "organizational_label",
            "organizational_labels",
            List.of("label", ORGANIZATION),
            List.of(),
            Map.of(),
            List.of());

    /** A group that a person is in. */
    static final Membership GROUP = new Membership(
            "group_membership", "group_memberships", List.of("group"), List.of(), Map.of(), List.of("role"));

    static final List<Membership> ALL = List.of(PERMISSION, LABEL, GROUP);

    private static final Pattern TRAIT = Pattern.compile(ALL.stream()
            .map(Membership::type)
            .collect(Collectors.joining("|", "(", ")\\.([A-Za-z0-9_.-]+)\\.([a-z_]+)")));

    /** All references, those that are keys first. */
    List<String> allReferences() {
        return Stream.concat(keys.stream(), references.stream()).toList();
    }

    /** All attributes that an item may have. */
    List<String> attributes() {
        return Stream.of(ResourceObject.attributes(allReferences()), choices.keySet(), texts)
                .flatMap(Collection::stream)
                .toList();
    }

    /** The name of the trait that holds an attribute of the item with a key. */
    String trait(String key, String attribute) {
        return type + "." + key + "." + attribute;
    }

    /**
     * What a trait holds.
     *
     * @param kind of the item
     * @param key of the item
     * @param attribute of the item
     */
    record Trait(Membership kind, String key, String attribute) {}

    /** What the trait of a name holds; empty for one that is not about such items. */
    static Optional<Trait> trait(String name) {
        Matcher matcher = TRAIT.matcher(name);
        return matcher.matches()
                ? ALL.stream()
                        .filter(kind -> kind.type().equals(matcher.group(1)))
                        .findFirst()
                        .map(kind -> new Trait(kind, matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }
}
