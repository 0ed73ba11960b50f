package io.countersign.cli.argument;

import io.countersign.schema.key.PublicKey;

/** A public key: 52 characters or 64 hexadecimal digits. */
public final class KeyArgument extends Argument<PublicKey> {
    /** For picocli. */
    public KeyArgument() {
        super(PublicKey::parse);
    }
}
