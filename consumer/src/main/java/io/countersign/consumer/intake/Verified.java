package io.countersign.consumer.intake;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.sources.Source;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;

/** A record whose payload a registered source signed; only {@link Verifier} makes one. */
public final class Verified implements Checked {
    private final Delivery delivery;
    private final Source source;
    private final PublicKey key;
    private final String signature;
    private final Bytes payload;
    private final boolean raw;

    Verified(Delivery delivery, Source source, PublicKey key, String signature, Bytes payload, boolean raw) {
        this.delivery = delivery;
        this.source = source;
        this.key = key;
        this.signature = signature;
        this.payload = payload;
        this.raw = raw;
    }

    @Override
    public Delivery delivery() {
        return delivery;
    }

    /** Who signed. */
    public Source source() {
        return source;
    }

    /** The key that the signature holds under. */
    public PublicKey key() {
        return key;
    }

    /** The signature, 128 hexadecimal digits. */
    public String signature() {
        return signature;
    }

    /** The exact bytes that were signed. */
    public Bytes payload() {
        return payload;
    }

    /** Whether the signed bytes stand in the record as they are, rather than being the canonical form. */
    public boolean isRaw() {
        return raw;
    }

    /** The refusal of this record when its key turns out to be revoked. */
    public Refusal revoked() {
        return Refusal.revoked(delivery);
    }
}
