package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What an ack tells of another message that was asked for. */
final class ToldMessage {
    /** How canonical payloads of its acks end: the member {@code type} is the last in order. */
    private static final String END = "\"type\":\"arkipel_messages:query\"}";

    private ToldMessage() {}

    /** The canonical form of the {@code resource} in such an ack's canonical payload; empty for all other acks. */
    static Optional<Bytes> in(Bytes canonicalPayload) {
        int start = canonicalPayload.length() - END.length();
        if (start < 0
                || !canonicalPayload
                        .slice(start, canonicalPayload.length())
                        .toUtf8()
                        .equals(END)) {
            return Optional.empty();
        }
        JsonNode resource = AckPayload.parse(canonicalPayload).resource();
        return Optional.ofNullable(resource).map(CanonicalJson::of);
    }
}
