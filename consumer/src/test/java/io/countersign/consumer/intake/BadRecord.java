package io.countersign.consumer.intake;

import io.countersign.consumer.Community;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record with something wrong, and what is expected to be told of it. */
record BadRecord(String name, @Nullable Bytes value, AckResult result, List<String> problems) {
    static final String GOOD_PAYLOAD = "{\"type\":\"people:upsert\",\"first_name\":\"Jane\"}";

    /** An envelope that cannot be read. */
    static BadRecord malformed(String name, @Nullable Bytes value, String... problems) {
        return new BadRecord(name, value, AckResult.MALFORMED, List.of(problems));
    }

    static BadRecord malformed(String name, String value, String... problems) {
        return malformed(name, Bytes.utf8(value), problems);
    }

    /** A trusted envelope around a payload that cannot be applied; ' stands for ". */
    static BadRecord invalid(Community community, String name, String payload, String... problems) {
        Bytes written = Bytes.utf8(payload.replace('\'', '"'));
        return new BadRecord(name, Community.envelope(written, community.sender), AckResult.INVALID, List.of(problems));
    }

    /** An envelope around a payload that would be good, if it could be trusted. */
    static BadRecord rejected(String name, AckResult result, String signature, String key, String problem) {
        return new BadRecord(name, Bytes.utf8(envelope(GOOD_PAYLOAD, signature, key)), result, List.of(problem));
    }

    static String envelope(String payload, String signature, String key) {
        return "{\"payload\":" + payload + ",\"signature\":\"" + signature + "\",\"source_public_key\":\"" + key
                + "\"}";
    }

    static String signature(PrivateKey by) {
        return by.sign(Bytes.utf8(GOOD_PAYLOAD)).hex();
    }

    @Override
    public String toString() {
        return name;
    }
}
