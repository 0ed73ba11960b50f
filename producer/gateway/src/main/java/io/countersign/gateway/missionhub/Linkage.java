package io.countersign.gateway.missionhub;

import static io.countersign.schema.problem.ErrorCode.DUPLICATE_ITEM;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;
import static io.countersign.schema.problem.ErrorCode.UNKNOWN_FIELD;
import static io.countersign.schema.problem.ErrorCode.WRONG_TYPE;

import io.countersign.schema.json.Pointers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How the person and the items of a request point to one another. All items are the person's anyway, as real clients
 * never say so; but what a client does point to must be there.
 */
final class Linkage {
    private final Draft draft;
    private final Set<Identifier> items = new HashSet<>();

    private record Identifier(JsonNode type, JsonNode lid) {
        static Identifier of(JsonNode resource) {
            return new Identifier(resource.path("type"), resource.path("lid"));
        }
    }

    Linkage(Draft draft) {
        this.draft = draft;
    }

    /** Notes an item of the request, which may have a local id but not one of the server's. */
    void add(JsonNode item, String pointer) {
        JsonNode lid = item.path("lid");
        if (PersonRequest.isGiven(item.path("id"))) {
            draft.errors().add(ApiError.clientId(pointer + "/id", "a new item has no id; lid tells it from others"));
        }
        if (PersonRequest.isGiven(lid) && !lid.isString()) {
            draft.report(pointer + "/lid", WRONG_TYPE, "lid is a string");
        } else if (lid.isString() && !items.add(Identifier.of(item))) {
            draft.report(pointer + "/lid", DUPLICATE_ITEM, "a lid stands for one item of its type");
        }
    }

    /** Checks the person's relationships against the items. */
    void check(JsonNode relationships) {
        for (Map.Entry<String, JsonNode> relationship : relationships.properties()) {
            String pointer = Pointers.member(PersonRequest.DATA + "/relationships", relationship.getKey());
            if (Relationships.ALL.contains(relationship.getKey())) {
                check(relationship.getValue().path("data"), pointer + "/data");
            } else {
                draft.report(pointer, UNKNOWN_FIELD, "relationships are " + String.join(", ", Relationships.ALL));
            }
        }
    }

    private void check(JsonNode identifiers, String pointer) {
        if (PersonRequest.isGiven(identifiers) && !identifiers.isArray()) {
            draft.report(pointer, WRONG_TYPE, "data is an array of resource identifiers");
            return;
        }
        int index = 0;
        for (JsonNode identifier : identifiers) {
            if (!items.contains(Identifier.of(identifier))) {
                draft.report(
                        Pointers.item(pointer, index),
                        NOT_FOUND,
                        "a new person is related to items of included, by their type and lid");
            }
            index++;
        }
    }
}
