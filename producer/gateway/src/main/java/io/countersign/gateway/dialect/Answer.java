package io.countersign.gateway.dialect;

import io.countersign.schema.bytes.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is sent back.
 *
 * @param status of HTTP
 * @param contentType media type of the body
 * @param headers beside the content type
 * @param body perhaps empty
 */
public record Answer(int status, String contentType, Map<String, String> headers, Bytes body) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A JSON document. */
    public static Answer json(int status, JsonNode body) {
        return json(status, "application/json", body);
    }

    /** A JSON document of a media type of its own. */
    public static Answer json(int status, String contentType, JsonNode body) {
        return new Answer(status, contentType, Map.of(), Bytes.wrap(MAPPER.writeValueAsBytes(body)));
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, more, body);
    }
}
