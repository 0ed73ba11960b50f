package io.countersign.gateway.infoodle;

import io.countersign.gateway.client.Client;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes messages of bodies. */
final class People {
    /** What is said of a unique_id that nobody has, however it is written. */
    static final String NOBODY = "No such person";

    private static final List<String> MANDATORY = List.of("firstname", "lastname");
    private static final String HOUSEHOLD = "household";
    private static final String ADDRESS = "address";

    /** All members of an address that properties become. */
    private static final Set<String> ADDRESS_MEMBERS = Set.of("street1", "street2", "city", "zip", "country_code");

    /** Ids have no sign, and are no longer than 64 bits. */
    private static final Pattern ID = Pattern.compile("0*[1-9][0-9]{0,17}");

    private People() {}

    /** A message about a person who is new, also if there are others of the same content. */
    static Draft add(Client client, ObjectNode body) {
        Draft draft = new Draft(true);
        draft.payload().put("nonce", UUID.randomUUID().toString());
        read(client, body, draft);
        return draft;
    }

    /** A message about a person whom the community knows. */
    static Draft edit(Client client, ObjectNode body, String uniqueId) {
        Draft draft = new Draft(false);
        if (ID.matcher(uniqueId).matches()) {
            draft.payload().put("id", Long.parseLong(uniqueId));
        } else {
            draft.wrong("unique_id", NOBODY);
        }
        read(client, body, draft);
        wholeAddress(draft.payload());
        return draft;
    }

    private static void read(Client client, ObjectNode body, Draft draft) {
        draft.inOrderOf(body.propertyNames());
        for (String name : MANDATORY) {
            if (Format.isBlank(Optional.ofNullable(body.get(name)).orElse(body.nullNode()))) {
                draft.wrong(name, FieldError.MANDATORY);
            }
        }
        body.forEachEntry((name, value) -> {
            Property property = Properties.ALL.get(name);
            if (property != null && property.isFor(client)) {
                property.reader().read(value, name, draft);
            } else if (!ContactKind.has(name)) {
                draft.wrong(name, FieldError.INVALID_FIELD);
            }
        });
        ContactKind.read(body, draft);
    }

    /** An address of which nothing is left goes as a whole, which is no error where there is none. */
    private static void wholeAddress(ObjectNode payload) {
        JsonNode address = payload.path(HOUSEHOLD).path(ADDRESS);
        if (address.isObject()
                && address.valueStream().allMatch(JsonNode::isNull)
                && names(address).equals(ADDRESS_MEMBERS)) {
            payload.withObject("/" + HOUSEHOLD).putNull(ADDRESS);
        }
    }

    private static Set<String> names(JsonNode object) {
        return object.propertyNames().stream().collect(Collectors.toSet());
    }
}
