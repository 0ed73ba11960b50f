package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.Signature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes ack envelopes around payloads that are signed already; thread-safe. */
public final class AckFrame {
    private final String head;

    /** A frame that names the community and says where it is reached. */
    public AckFrame(PublicKey community, Site site) {
        this.head = "{\"source_public_key\":" + quoted(community.encoded()) + ",\"source_site\":{\"protocol\":"
                + quoted(site.protocol()) + ",\"fqdn\":" + quoted(site.fqdn()) + "},\"created_at\":\"";
    }

    /**
     * The envelope around a payload whose bytes stand in it untouched.
     *
     * @param createdAt the request record's time; its whole second is written
     * @param resourceSignature over the payload's {@code resource} alone, where that is an answer of its own
     */
    public Bytes around(Bytes payload, Signature signature, Optional<Signature> resourceSignature, Instant createdAt) {
        String front = head + createdAt.truncatedTo(ChronoUnit.SECONDS) + "\",\"signature\":\"" + signature.hex()
                + resourceSignature
                        .map(resource -> "\",\"resource_signature\":\"" + resource.hex())
                        .orElse("")
                + "\",\"payload\":";
        byte[] start = front.getBytes(StandardCharsets.UTF_8);
        ByteBuffer envelope = ByteBuffer.allocate(start.length + payload.length() + 1);
        envelope.put(start).put(payload.borrow()).put((byte) '}');
        return Bytes.wrap(envelope.array());
    }

    private static String quoted(String text) {
        return CanonicalJson.of(JsonNodeFactory.instance.stringNode(text)).toUtf8();
    }
}
