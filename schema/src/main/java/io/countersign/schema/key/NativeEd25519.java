package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A provider of Java's cryptography interface with native code. Its yes counts; what it refuses, or fails at, is asked of
 * Bouncy Castle again, because native libraries leave out the cofactor of the equation.
 */
final class NativeEd25519 implements Ed25519Library {
    private static final String ALGORITHM = "Ed25519";

    /** What RFC 8410 puts in front of a public key's bytes (section 4). */
    private static final Bytes PUBLIC_KEY_HEAD = Bytes.hex("302a300506032b6570032100");

    /** What RFC 8410 puts in front of a private key's bytes (section 7). */
    private static final Bytes PRIVATE_KEY_HEAD = Bytes.hex("302e020100300506032b657004220420");

    private final Provider provider;
    private final Ed25519Library fallback;

    NativeEd25519(Provider provider, Ed25519Library fallback) {
        this.provider = provider;
        this.fallback = fallback;
    }

    @Override
    public String name() {
        return provider.getName() + " " + provider.getVersionStr();
    }

    @Override
    public Signer signer(Bytes privateKey, PublicKey publicKey) {
        Signer slower = fallback.signer(privateKey, publicKey);
        java.security.PrivateKey key;
        try {
            key = privateKey(privateKey);
        } catch (GeneralSecurityException e) {
            return slower;
        }
        // To take over a key costs as much as to sign: the operations that have done so are kept.
        Queue<java.security.Signature> idle = new ConcurrentLinkedQueue<>();
        return message -> {
            try {
                java.security.Signature operation = idle.poll();
                if (operation == null) {
                    operation = signing(key);
                }
                Signature signature = sign(operation, message);
                idle.add(operation);
                return signature;
            } catch (GeneralSecurityException | RuntimeException e) {
                return slower.sign(message);
            }
        };
    }

    @Override
    public Verifier verifier(PublicKey publicKey, Ed25519.PublicPoint point) {
        Verifier rule = fallback.verifier(publicKey, point);
        java.security.PublicKey key;
        try {
            key = publicKey(publicKey.raw());
        } catch (GeneralSecurityException e) {
            return rule;
        }
        return (message, signature) -> accepts(key, message, signature) || rule.verify(message, signature);
    }

    java.security.Signature signing(java.security.PrivateKey key) throws GeneralSecurityException {
        java.security.Signature operation = operation();
        operation.initSign(key);
        return operation;
    }

    static Signature sign(java.security.Signature signing, Bytes message) throws GeneralSecurityException {
        signing.update(message.borrow(), 0, message.length());
        return new Signature(Bytes.wrap(signing.sign()));
    }

    /** The library's own verdict; what it fails at it does not accept. */
    boolean accepts(java.security.PublicKey key, Bytes message, Signature signature) {
        try {
            java.security.Signature operation = operation();
            operation.initVerify(key);
            operation.update(message.borrow(), 0, message.length());
            return operation.verify(signature.raw().borrow());
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private java.security.Signature operation() throws GeneralSecurityException {
        return java.security.Signature.getInstance(ALGORITHM, provider);
    }

    static java.security.PublicKey publicKey(Bytes raw) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded(PUBLIC_KEY_HEAD, raw)));
    }

    static java.security.PrivateKey privateKey(Bytes raw) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(encoded(PRIVATE_KEY_HEAD, raw)));
    }

    private static byte[] encoded(Bytes head, Bytes key) {
        return Bytes.hex(head.toHex() + key.toHex()).borrow();
    }
}
