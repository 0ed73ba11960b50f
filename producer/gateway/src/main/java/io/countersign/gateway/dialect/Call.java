package io.countersign.gateway.dialect;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One HTTP request, read to its end.
 *
 * @param requestId unique, for {@code X-Request-Id} and logs
 * @param method the HTTP method, in capitals
 * @param path without the query
 * @param pathParameters the values of the route's parameters, decoded
 * @param query the parameters of the query by name, decoded
 * @param headers by name in small letters; of a repeated one the values in their order, joined by commas
 * @param body perhaps empty
 */
public record Call(
        String requestId,
        String method,
        String path,
        Map<String, String> pathParameters,
        Map<String, List<String>> query,
        Map<String, String> headers,
        Bytes body) {
    private static final String BEARER = "bearer ";

    /** Copies what was given. */
    public Call {
        pathParameters = Map.copyOf(pathParameters);
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** The value of a parameter of the route's path; throws {@link IllegalArgumentException} where the route has none. */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter " + name);
        }
        return value;
    }

    /** The first value of a parameter of the query. */
    public Optional<String> queryParameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The value of a header, whose name is given in small letters. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The token of {@code Authorization: Bearer TOKEN} (RFC 6750 section 2.1). */
    public Optional<String> bearerToken() {
        return header("authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip())
                .filter(token -> !token.isEmpty());
    }

    /** The media type of the body without its parameters, in small letters. */
    public Optional<String> mediaType() {
        return header("content-type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty());
    }

    /** Refuses bodies of other media types with {@code UNSUPPORTED_MEDIA_TYPE}; one that is not declared is let through. */
    public void requireMediaType(String... allowed) {
        mediaType().filter(type -> !List.of(allowed).contains(type)).ifPresent(type -> {
            throw new RefusedException(
                    Refusal.Kind.UNSUPPORTED_MEDIA_TYPE, "the body must be of type " + String.join(" or ", allowed));
        });
    }

    /** The body as a JSON object; refuses anything else with {@code BAD_REQUEST}. */
    public ObjectNode json() {
        try {
            JsonNode json = StrictJson.parse(body, JsonLimits.defaults());
            if (json instanceof ObjectNode object) {
                return object;
            }
        } catch (MalformedJsonException e) {
            throw new RefusedException(Refusal.Kind.BAD_REQUEST, "the body is not JSON: " + e.getMessage());
        }
        throw new RefusedException(Refusal.Kind.BAD_REQUEST, "the body must be a JSON object");
    }

    /** The method and the path: the rest may hold secrets. */
    @Override
    public String toString() {
        return method + " " + requestId;
    }
}
