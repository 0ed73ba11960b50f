package io.countersign.consumer.intake;

import io.countersign.consumer.domain.Request;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.sources.Source;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.RequestEnvelope;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.message.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Breaks every rule about trust: takes for verified what nobody has verified. */
public final class Forger {
    private Forger() {}

    /** Trusts what an envelope says of itself. */
    public static Accepted accept(Delivery delivery, Source source, RequestEnvelope envelope, Message message) {
        Bytes payload = envelope.payload();
        Verified forged =
                new Verified(delivery, source, envelope.sourcePublicKey(), envelope.signature(), payload, true);
        return new Accepted(
                forged, new Request(delivery.messageId(), source.account(), source.id(), payload.sha256(), message));
    }

    /** Believes an ack of anybody. */
    public static Ack believe(AckPayload payload, Bytes bytes) {
        return new Ack(Instant.EPOCH, new Site("https", "example.org"), payload, bytes, bytes, Optional.empty());
    }

    /** Verifies by itself, and by its own rules. */
    public static boolean verify(
            PayloadVerifier verifier, RequestEnvelope envelope, VerifyingKey key, Signature signature) {
        return verifier.verify(envelope, key, Set.of(Serialization.RAW)).isPresent()
                || key.verify(Bytes.utf8("{}"), signature);
    }
}
