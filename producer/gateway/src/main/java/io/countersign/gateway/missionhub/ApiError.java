package io.countersign.gateway.missionhub;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error object of JSON:API 1.1.
 *
 * @param status of HTTP
 * @param code what kind of error it is, for programs
 * @param title the same for people
 * @param detail names the rule; never quotes a value
 * @param source what is to blame
 */
record ApiError(int status, String code, String title, String detail, Source source) {
    private static final int BAD_REQUEST = 400;

    /**
     * A part of the request.
     *
     * @param member of the error object that tells it: pointer, parameter or header; blank where nothing is to blame
     * @param value a JSON Pointer, or the name of a parameter or header
     */
    record Source(String member, String value) {
        static final Source UNKNOWN = new Source("", "");

        static Source pointer(String pointer) {
            return new Source("pointer", pointer);
        }
    }

    /** Something in the request's document breaks a rule. */
    static ApiError at(String pointer, ErrorCode code, String detail) {
        return new ApiError(status(code), code.text(), code.meaning(), detail, Source.pointer(pointer));
    }

    /** The type of a resource is not the one that is made here. */
    static ApiError wrongType(String pointer, String detail) {
        String title = "The resource is of another type.";
        return new ApiError(409, "wrong_resource_type", title, detail, Source.pointer(pointer));
    }

    /** A client gives an id, which JSON:API leaves to servers. */
    static ApiError clientId(String pointer, String detail) {
        String title = "Ids are given by the server.";
        return new ApiError(403, "client_generated_id", title, detail, Source.pointer(pointer));
    }

    /** A problem of the message, at the place in the request where it comes from. */
    static ApiError of(Problem problem, String pointer) {
        return at(pointer, problem.code(), problem.message());
    }

    /** A parameter of the query that JSON:API wants refused. */
    static ApiError parameter(String name, String detail) {
        return new ApiError(
                BAD_REQUEST,
                "bad_parameter",
                "A parameter of the query is not supported.",
                detail,
                new Source("parameter", name));
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND -> 404;
            case PROTECTED_RECORD -> 403;
            case IDENTITY_CONFLICT, IMPORT_ID_TAKEN, USERNAME_TAKEN -> 409;
            default -> 422;
        };
    }

    /** The status that goes for all of them; at least one is given. */
    static int status(List<ApiError> errors) {
        int first = errors.get(0).status();
        return errors.stream().allMatch(error -> error.status() == first) ? first : BAD_REQUEST;
    }

    /** The document that tells them all; pointers become those of the nearest value that the request has. */
    static ObjectNode document(List<ApiError> errors, JsonNode request) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        var list = document.putArray("errors");
        errors.forEach(error -> list.add(error.json(request)));
        return document;
    }

    private ObjectNode json(JsonNode request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", Integer.toString(status));
        json.put("code", code).put("title", title).put("detail", detail);
        if (source.member().equals("pointer")) {
            json.putObject("source").put("pointer", existing(request, source.value()));
        } else if (!source.member().isEmpty()) {
            json.putObject("source").put(source.member(), source.value());
        }
        return json;
    }

    private static String existing(JsonNode request, String pointer) {
        String place = pointer;
        while (!place.isEmpty() && request.at(place).isMissingNode()) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return place;
    }
}
