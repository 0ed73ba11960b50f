package io.countersign.gateway.missionhub;

import io.countersign.schema.json.Pointers;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message that is being made of a request: which part of it comes from where, and what is wrong with the request. */
final class Draft {
    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> origins = new HashMap<>();
    private final List<ApiError> errors = new ArrayList<>();

    /** An object in the message, to which members are added. */
    final class Part {
        private final ObjectNode node;
        private final String pointer;

        private Part(ObjectNode node, String pointer) {
            this.node = node;
            this.pointer = pointer;
        }

        /** Tells where in the request a member would come from, be it there or not. */
        void comesFrom(String name, String origin) {
            origins.put(Pointers.member(pointer, name), origin);
        }

        /** Sets a member that comes from a place in the request. */
        void set(String name, JsonNode value, String origin) {
            node.set(name, value);
            comesFrom(name, origin);
        }

        void set(String name, String value, String origin) {
            set(name, JsonNodeFactory.instance.stringNode(value), origin);
        }

        /** The object that a member holds, made where it is not there yet. */
        Part object(String name, String origin) {
            ObjectNode object = node.get(name) instanceof ObjectNode there ? there : node.putObject(name);
            String place = Pointers.member(pointer, name);
            origins.putIfAbsent(place, origin);
            return new Part(object, place);
        }
    }

    /** The message itself. */
    Part root() {
        return new Part(payload, "");
    }

    /** A new item in one of the message's lists. */
    Part item(String list, String origin) {
        ArrayNode array = payload.get(list) instanceof ArrayNode there ? there : payload.putArray(list);
        String place = Pointers.item(Pointers.member("", list), array.size());
        origins.put(place, origin);
        return new Part(array.addObject(), place);
    }

    /** Reports that something in the request breaks a rule. */
    void report(String pointer, ErrorCode code, String detail) {
        errors.add(ApiError.at(pointer, code, detail));
    }

    /** What is wrong with the request so far. */
    List<ApiError> errors() {
        return errors;
    }

    /** The message. */
    ObjectNode payload() {
        return payload;
    }

    /** Adds problems of the message, at the origin of the innermost part that has one, unless that is reported already. */
    void add(List<Problem> problems) {
        Set<ApiError.Source> reported = errors.stream().map(ApiError::source).collect(Collectors.toSet());
        problems.stream()
                .map(problem -> ApiError.of(problem, origin(problem.pointer())))
                .filter(error -> !reported.contains(error.source()))
                .forEach(errors::add);
    }

    private String origin(String pointer) {
        String place = pointer;
        while (!place.isEmpty() && !origins.containsKey(place)) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return origins.getOrDefault(place, PersonRequest.DATA);
    }
}
