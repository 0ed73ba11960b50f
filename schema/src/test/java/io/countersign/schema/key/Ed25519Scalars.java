package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The numbers of RFC 8032, section 5.1, as a forger computes with them. */
final class Ed25519Scalars {
    private static final int LENGTH = 32;

    /** The order of the group: 2^252 + 27742317777372353535851937790883648493. */
    private static final BigInteger ORDER =
            BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private Ed25519Scalars() {}

    /** The S of a signature whose R is the neutral point, or differs from it by a point of low order. */
    static Bytes response(PrivateKey key, Bytes r, Bytes message) {
        byte[] secret = Arrays.copyOf(sha512(Bytes.hex(key.hex())), LENGTH);
        secret[0] &= (byte) 0xf8;
        secret[LENGTH - 1] &= (byte) 0x7f;
        secret[LENGTH - 1] |= (byte) 0x40;
        BigInteger challenge = number(sha512(r, key.publicKey().raw(), message));
        return bytes(challenge.multiply(number(secret)).mod(ORDER));
    }

    /** The signature with the order added to S so many times, as far as 32 bytes hold it. */
    static Signature plusOrders(Signature signature, int times) {
        BigInteger s = number(signature.raw().slice(LENGTH, Signature.LENGTH).toArray())
                .add(ORDER.multiply(BigInteger.valueOf(times)));
        return new Signature(Bytes.hex(signature.raw().slice(0, LENGTH).toHex() + bytes(s).toHex()));
    }

    private static BigInteger number(byte[] littleEndian) {
        return new BigInteger(1, reversed(littleEndian));
    }

    private static Bytes bytes(BigInteger number) {
        byte[] bigEndian = number.toByteArray();
        return Bytes.wrap(Arrays.copyOf(reversed(bigEndian), LENGTH));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static byte[] sha512(Bytes... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            for (Bytes part : parts) {
                digest.update(part.borrow());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }
}
