package io.countersign.producer;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PrivateKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Makes the value of a request record out of a payload, without any Kafka. */
public final class SignedRecord {
    private static final byte[] HEAD = "{\"payload\":".getBytes(StandardCharsets.US_ASCII);

    private SignedRecord() {}

    /**
     * The envelope around the payload's canonical form, so that its signature holds whether the receiver takes the raw
     * bytes or the canonical form. Throws {@link IllegalArgumentException} when the payload has a number that its
     * canonical form would alter: such a value belongs into a string.
     */
    public static Bytes of(ObjectNode payload, PrivateKey key) {
        if (!CanonicalJson.keepsNumbers(payload)) {
            throw new IllegalArgumentException("the payload has a number that an IEEE 754 double does not hold");
        }
        return ofBytes(CanonicalJson.of(payload), key);
    }

    /** The envelope around the very bytes of a payload object, which are signed as they are and not looked into. */
    public static Bytes ofBytes(Bytes payload, PrivateKey key) {
        byte[] tail = (",\"signature\":\"" + key.sign(payload).hex() + "\",\"source_public_key\":\""
                        + key.publicKey().encoded() + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer envelope = ByteBuffer.allocate(HEAD.length + payload.length() + tail.length);
        envelope.put(HEAD).put(payload.borrow()).put(tail);
        return Bytes.wrap(envelope.array());
    }
}
