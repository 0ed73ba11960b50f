package io.countersign.gateway.missionhub;

import static io.countersign.schema.problem.ErrorCode.REQUIRED;
import static io.countersign.schema.problem.ErrorCode.WRONG_FORMAT;
import static io.countersign.schema.problem.ErrorCode.WRONG_TYPE;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Ways to reach a person, out of the items of a request. */
final class ContactItems {
    /** What the API's own published server (2017) lets through. */
    private static final Pattern NUMBER = Pattern.compile("[0-9+. /()-]+");

    private static final List<String> LOCATIONS = List.of("mobile", "home", "work");
    private static final List<String> ADDRESS_TYPES = List.of("current", "permanent", "emergency1", "emergency2");
    private static final List<String> MORE_LINES = List.of("address2", "address3", "address4");

    private final Draft draft;
    private final Set<String> primary = new HashSet<>();

    ContactItems(Draft draft) {
        this.draft = draft;
    }

    void email(ResourceObject item) {
        item.allow(List.of("email", "primary"));
        item.needed("email").ifPresent(email -> {
            Draft.Part contact = draft.item("contact_informations", item.pointer());
            contact.set("type", "Email", item.pointer());
            contact.set("info", email, item.place("email"));
            primary(item, contact, "email");
        });
    }

    void phone(ResourceObject item) {
        item.allow(List.of("number", "location", "primary"));
        Optional<String> number = item.needed("number");
        if (number.filter(text -> !NUMBER.matcher(text).matches()).isPresent()) {
            draft.report(item.place("number"), WRONG_FORMAT, "a number has only digits, spaces and + . / ( ) -");
        }
        String location = item.choice("location", LOCATIONS).orElse("");
        if (number.isPresent()) {
            phone(item, number.get(), location);
        }
    }

    private void phone(ResourceObject item, String number, String location) {
        boolean mobile = location.equals("mobile");
        Draft.Part contact = draft.item("contact_informations", item.pointer());
        contact.set("type", mobile ? "CellNumber" : "PhoneNumber", item.place("location"));
        if (!mobile && !location.isEmpty()) {
            contact.set("label", location, item.place("location"));
        }
        contact.set("info", number, item.place("number"));
        primary(item, contact, "number");
    }

    /** Of several items of one sort that say they are primary the first is, as on the published server. */
    private void primary(ResourceObject item, Draft.Part contact, String sort) {
        JsonNode flag = item.attribute("primary").orElse(null);
        if (flag == null) {
            return;
        }
        if (!flag.isBoolean()) {
            draft.report(item.place("primary"), WRONG_TYPE, "primary is true or false");
        } else if (!flag.booleanValue() || primary.add(sort)) {
            contact.set("main", BooleanNode.valueOf(flag.booleanValue()), item.place("primary"));
        }
    }

    void address(ResourceObject item) {
        item.allow(Stream.concat(
                        Stream.of("address_type", "address1", "city", "state", "zip", "country"), MORE_LINES.stream())
                .toList());
        checkTold(item);
        Draft.Part address = draft.item("addresses", item.pointer());
        item.choice("address_type", ADDRESS_TYPES)
                .ifPresent(type -> address.set("name", type, item.place("address_type")));
        copy(item, "address1", address, "street1");
        String more =
                MORE_LINES.stream().flatMap(line -> item.text(line).stream()).collect(Collectors.joining(", "));
        if (!more.isEmpty()) {
            address.set("street2", more, item.place("address2"));
        }
        copy(item, "city", address, "city");
        copy(item, "state", address, "region_code");
        copy(item, "zip", address, "zip");
        copy(item, "country", address, "country_code");
    }

    private void checkTold(ResourceObject item) {
        List<String> telling = List.of("address_type", "address1", "zip");
        if (telling.stream().allMatch(name -> item.attribute(name).isEmpty())) {
            draft.report(item.pointer(), REQUIRED, "one of " + String.join(", ", telling) + " must be given");
        }
    }

    private static void copy(ResourceObject item, String attribute, Draft.Part address, String member) {
        item.text(attribute).ifPresent(text -> address.set(member, text, item.place(attribute)));
    }
}
