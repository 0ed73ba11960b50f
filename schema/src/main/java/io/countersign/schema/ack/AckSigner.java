package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.time.Instant;

/** Signs acks in the community's name; the same payload and time always give the same bytes. Thread-safe. */
public final class AckSigner {
    private final PrivateKey community;
    private final AckFrame frame;

    /** A signer whose envelopes say where the community is reached. */
    public AckSigner(PrivateKey community, Site site) {
        this.community = community;
        this.frame = new AckFrame(community.publicKey(), site);
    }

    /**
     * The ack envelope around a payload whose bytes stand in it untouched. What a {@code arkipel_messages:query} found
     * is signed once more by itself, for those who expect it as the payload of the answer.
     *
     * @param createdAt the request record's time; its whole second is written
     */
    public Bytes envelope(Bytes canonicalPayload, Instant createdAt) {
        return frame.around(
                canonicalPayload,
                community.sign(canonicalPayload),
                ToldMessage.in(canonicalPayload).map(community::sign),
                createdAt);
    }
}
