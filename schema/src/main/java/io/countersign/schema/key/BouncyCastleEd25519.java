package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Bouncy Castle: plain Java, there on every platform; its verdict is the rule. */
final class BouncyCastleEd25519 implements Ed25519Library {
    @Override
    public String name() {
        return "Bouncy Castle";
    }

    @Override
    public Signer signer(Bytes privateKey, PublicKey publicKey) {
        return message -> {
            byte[] signature = new byte[Signature.LENGTH];
            Ed25519.sign(
                    privateKey.borrow(),
                    0,
                    publicKey.raw().borrow(),
                    0,
                    message.borrow(),
                    0,
                    message.length(),
                    signature,
                    0);
            return new Signature(Bytes.wrap(signature));
        };
    }

    @Override
    public Verifier verifier(PublicKey publicKey, Ed25519.PublicPoint point) {
        return (message, signature) ->
                Ed25519.verify(signature.raw().borrow(), 0, point, message.borrow(), 0, message.length());
    }
}
