package io.countersign.gateway.missionhub;

import static io.countersign.schema.problem.ErrorCode.CONFLICT;
import static io.countersign.schema.problem.ErrorCode.NOT_IN_ENUM;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;
import static io.countersign.schema.problem.ErrorCode.UNKNOWN_FIELD;
import static io.countersign.schema.problem.ErrorCode.WRONG_FORMAT;
import static io.countersign.schema.problem.ErrorCode.WRONG_TYPE;

import io.countersign.schema.json.Pointers;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A resource object of a request; attributes that are null or blank count as absent, as blank never erases. */
final class ResourceObject {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final JsonNode json;
    private final String pointer;
    private final Draft draft;

    ResourceObject(JsonNode json, String pointer, Draft draft) {
        this.json = json;
        this.pointer = pointer;
        this.draft = draft;
        JsonNode attributes = json.path("attributes");
        if (!attributes.isMissingNode() && !attributes.isObject()) {
            draft.report(pointer + "/attributes", WRONG_TYPE, "attributes are an object");
        }
    }

    /** Where it stands. */
    String pointer() {
        return pointer;
    }

    /** Where an attribute stands, or would. */
    String place(String attribute) {
        return Pointers.member(pointer + "/attributes", attribute);
    }

    /** Reports each attribute that is none of those, with what there is. */
    void allow(Collection<String> known) {
        if (json.path("attributes") instanceof ObjectNode attributes) {
            attributes.propertyNames().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> draft.report(
                            place(name), UNKNOWN_FIELD, "attributes are " + String.join(", ", new TreeSet<>(known))));
        }
    }

    /** An attribute of whatever type. */
    Optional<JsonNode> attribute(String name) {
        return Optional.of(json.path("attributes").path(name))
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .filter(value -> !value.isString() || !value.stringValue().isBlank());
    }

    /** An attribute that is a text, with no white space around it. */
    Optional<String> text(String name) {
        Optional<JsonNode> value = attribute(name);
        if (value.filter(node -> !node.isString()).isPresent()) {
            draft.report(place(name), WRONG_TYPE, name + " is a string");
            return Optional.empty();
        }
        return value.map(JsonNode::stringValue).map(String::strip);
    }

    /** A text without which the resource makes no sense. */
    Optional<String> needed(String name) {
        if (attribute(name).isEmpty()) {
            draft.report(place(name), REQUIRED, name + " must be given");
        }
        return text(name);
    }

    /** A text that must be one of several words. */
    Optional<String> choice(String name, Collection<String> choices) {
        Optional<String> value = text(name);
        if (value.filter(word -> !choices.contains(word)).isPresent()) {
            draft.report(place(name), NOT_IN_ENUM, name + " is one of " + String.join(", ", new TreeSet<>(choices)));
            return Optional.empty();
        }
        return value;
    }

    /** Whether another resource is named, rightly or not. */
    boolean refers(String name) {
        return attribute(name + "_id").isPresent()
                || !json.path("relationships").path(name).isMissingNode();
    }

    /** The id of another resource: the attribute {@code NAME_id}, or the relationship of that name. */
    Optional<String> reference(String name) {
        Optional<String> attribute = id(attribute(name + "_id"), place(name + "_id"));
        String relationship = Pointers.member(pointer + "/relationships", name) + "/data/id";
        Optional<String> related = id(
                Optional.of(json.path("relationships").path(name).path("data").path("id"))
                        .filter(id -> !id.isMissingNode() && !id.isNull()),
                relationship);
        if (attribute.isPresent() && related.isPresent() && !attribute.equals(related)) {
            draft.report(relationship, CONFLICT, name + "_id and the relationship " + name + " name different ones");
        }
        return attribute.or(() -> related);
    }

    /** Where a reference stands; where its attribute would, if it is not there. */
    String referencePlace(String name) {
        return attribute(name + "_id").isEmpty() && refers(name)
                ? Pointers.member(pointer + "/relationships", name)
                : place(name + "_id");
    }

    /** The attributes that references may be given as. */
    static List<String> attributes(Collection<String> references) {
        return references.stream().map(name -> name + "_id").toList();
    }

    private Optional<String> id(Optional<JsonNode> value, String place) {
        Optional<String> id = value.filter(node -> node.isString() || node.isIntegralNumber())
                .map(JsonNode::asString)
                .map(String::strip);
        if (value.isPresent() && id.isEmpty()) {
            draft.report(place, WRONG_TYPE, "an id is a string or a whole number");
        } else if (id.filter(text -> !ID.matcher(text).matches()).isPresent()) {
            draft.report(place, WRONG_FORMAT, "an id has 1 to 64 letters, digits, - or _");
            return Optional.empty();
        }
        return id;
    }
}
