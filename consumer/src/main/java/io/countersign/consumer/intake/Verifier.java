package io.countersign.consumer.intake;

import static io.countersign.schema.ack.AckResult.BAD_SIGNATURE;
import static io.countersign.schema.ack.AckResult.MALFORMED;
import static io.countersign.schema.ack.AckResult.REVOKED_SOURCE;
import static io.countersign.schema.ack.AckResult.UNKNOWN_SOURCE;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;
import static io.countersign.schema.problem.ErrorCode.OUT_OF_RANGE;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;
import static io.countersign.schema.problem.ErrorCode.WRONG_FORMAT;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.sources.SourceKey;
import io.countersign.consumer.sources.Sources;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.RequestEnvelope;
import io.countersign.schema.key.VerifyingKey;
import java.time.Clock;
import java.util.Optional;

/** Decides whether a record may be trusted; nothing of its payload is interpreted before. */
public final class Verifier {
    private static final String KEY = "/source_public_key";

    private final EnvelopeReader envelopes;
    private final Sources sources;
    private final Clock clock;
    private final PayloadVerifier payloads;

    /** Trusts the keys that are registered and valid at the clock's time. */
    public Verifier(EnvelopeReader envelopes, PayloadVerifier payloads, Sources sources, Clock clock) {
        this.envelopes = envelopes;
        this.payloads = payloads;
        this.sources = sources;
        this.clock = clock;
    }

    /** The verified record, or why it is not trusted. */
    public Checked verify(Delivery delivery) {
        Bytes value = delivery.value();
        if (value == null) {
            return Refusal.untrusted(delivery, MALFORMED, REQUIRED, "", "the record has no value");
        }
        EnvelopeReading reading = envelopes.read(value);
        if (reading instanceof EnvelopeReading.Malformed malformed) {
            return Refusal.untrusted(delivery, MALFORMED, malformed.problems());
        }
        return verify(delivery, ((EnvelopeReading.Readable) reading).envelope());
    }

    private Checked verify(Delivery delivery, RequestEnvelope envelope) {
        SourceKey key = sources.find(envelope.sourcePublicKey(), delivery.receivedNanos());
        if (key == null) {
            return VerifyingKey.of(envelope.sourcePublicKey()).isEmpty()
                    ? Refusal.untrusted(
                            delivery, BAD_SIGNATURE, WRONG_FORMAT, KEY, "the key is not a usable Ed25519 key")
                    : Refusal.untrusted(
                            delivery, UNKNOWN_SOURCE, NOT_FOUND, KEY, "no source is registered with this key");
        }
        if (key.revoked()) {
            return Refusal.revoked(delivery);
        }
        if (!key.isValidAt(clock.instant())) {
            return Refusal.untrusted(
                    delivery, REVOKED_SOURCE, OUT_OF_RANGE, KEY, "the key is outside its time of validity");
        }
        return verify(delivery, envelope, key);
    }

    private Checked verify(Delivery delivery, RequestEnvelope envelope, SourceKey key) {
        Optional<Bytes> signed =
                payloads.verify(envelope, key.key(), key.source().serializations());
        if (signed.isEmpty()) {
            return Refusal.untrusted(
                    delivery,
                    BAD_SIGNATURE,
                    WRONG_FORMAT,
                    "/signature",
                    "the signature must be 128 hexadecimal digits that sign the payload with this key");
        }
        boolean raw = signed.get().equals(envelope.payload());
        return new Verified(
                delivery, key.source(), envelope.sourcePublicKey(), envelope.signature(), signed.get(), raw);
    }
}
