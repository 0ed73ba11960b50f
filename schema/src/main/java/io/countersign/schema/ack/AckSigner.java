package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PrivateKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.JsonNodeFactory;

/** Signs acks in the community's name; the same payload and time always give the same bytes. Thread-safe. */
public final class AckSigner {
    private final PrivateKey community;
    private final String head;

    /** A signer whose envelopes say where the community is reached. */
    public AckSigner(PrivateKey community, Site site) {
        this.community = community;
        this.head = "{\"source_public_key\":" + quoted(community.publicKey().encoded())
                + ",\"source_site\":{\"protocol\":" + quoted(site.protocol()) + ",\"fqdn\":" + quoted(site.fqdn())
                + "},\"created_at\":\"";
    }

    /**
     * The ack envelope around a payload whose bytes stand in it untouched.
     *
     * @param createdAt the request record's time; its whole second is written
     */
    public Bytes envelope(Bytes canonicalPayload, Instant createdAt) {
        String front = head + createdAt.truncatedTo(ChronoUnit.SECONDS) + "\",\"signature\":\""
                + community.sign(canonicalPayload).hex() + "\",\"payload\":";
        byte[] start = front.getBytes(StandardCharsets.UTF_8);
        ByteBuffer envelope = ByteBuffer.allocate(start.length + canonicalPayload.length() + 1);
        envelope.put(start).put(canonicalPayload.borrow()).put((byte) '}');
        return Bytes.wrap(envelope.array());
    }

    private static String quoted(String text) {
        return CanonicalJson.of(JsonNodeFactory.instance.stringNode(text)).toUtf8();
    }
}
