package io.countersign.producer;

import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckSigner;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.time.Instant;
import java.util.List;

/** Makes acks as a community does. */
final class Community {
    static final PrivateKey KEY = PrivateKey.fromHex("0c".repeat(32));
    static final PrivateKey STRANGER = PrivateKey.fromHex("05".repeat(32));

    private Community() {}

    static Bytes ack(MessageId id, AckResult result) {
        return ack(id, result, KEY);
    }

    static Bytes ack(MessageId id, AckResult result, PrivateKey key) {
        AckPayload payload = new AckPayload("people:upsert", id, result, 17L, "JD0001", List.of(), null, null);
        return new AckSigner(key, new Site("https", "people.example.org")).envelope(payload.canonical(), Instant.EPOCH);
    }
}
