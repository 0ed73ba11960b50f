package io.countersign.producer;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Dates payloads, addresses them to the community and signs them, all for one source; may be shared by threads. */
public final class MessageSigner {
    private static final JsonMapper JSON = new JsonMapper();

    private final PrivateKey key;
    private final @Nullable PublicKey community;
    private final IssueTimes issueTimes = new IssueTimes(Clock.systemUTC());

    /**
     * Signs with the source's key.
     *
     * @param community the audience of the messages; null where it is not known
     */
    public MessageSigner(PrivateKey key, @Nullable PublicKey community) {
        this.key = key;
        this.community = community;
    }

    /**
     * The value of a record for the payload, which is not changed itself. Where it has none yet, {@code issued_at}
     * becomes the present time, later than that of every message before, and {@code audience} the community. Throws
     * {@link IllegalArgumentException} for a payload without canonical form.
     */
    public Bytes sign(ObjectNode payload) {
        return SignedRecord.of(complete(payload), key);
    }

    /**
     * As {@link #sign}, of any payload: where it has a number that its canonical form would alter, what is signed is its
     * JSON as it is written here, with every number's exact value.
     */
    public Bytes signAny(ObjectNode payload) {
        return CanonicalJson.keepsNumbers(payload)
                ? sign(payload)
                : SignedRecord.ofBytes(Bytes.wrap(JSON.writeValueAsBytes(complete(payload))), key);
    }

    private ObjectNode complete(ObjectNode payload) {
        ObjectNode complete = payload.objectNode();
        complete.setAll(payload);
        if (!complete.has("issued_at")) {
            complete.put("issued_at", issueTimes.next());
        }
        if (community != null && !complete.has("audience")) {
            complete.put("audience", community.encoded());
        }
        return complete;
    }
}
