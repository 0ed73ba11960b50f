package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.vectors.Vectors;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import tools.jackson.databind.JsonNode;

/**
 * That a signature holds, as a fuzzer's input makes it: either all of it as it comes, or a signature that is made with a
 * key at hand, from a point R that is honest or of low order, and then spoiled.
 *
 * @param expected the verdict, where it is known
 */
record Claim(PublicKey key, Bytes message, Signature signature, Optional<Boolean> expected) {
    private static final int MADE = 1;
    private static final int EDITS = 4;

    /** Of a made one: the kind, the key's seed, the choice of R, how often the order is added to S, and the edits. */
    private static final int MADE_HEAD = 4 + 2 * EDITS;

    static Claim of(byte[] input) {
        ByteBuffer data = ByteBuffer.wrap(input);
        return data.hasRemaining() && data.get() == MADE && data.remaining() >= MADE_HEAD - 1
                ? made(data)
                : literal(data);
    }

    private static Claim literal(ByteBuffer data) {
        PublicKey key = new PublicKey(next(data, PublicKey.LENGTH));
        Signature signature = new Signature(next(data, Signature.LENGTH));
        return new Claim(key, next(data, data.remaining()), signature, Optional.empty());
    }

    private static Claim made(ByteBuffer data) {
        PrivateKey key = PrivateKey.fromSeed(Bytes.of(new byte[] {data.get()}));
        LowOrder point = LowOrder.numbered(data.get());
        int orders = data.get() & 0xf;
        Bytes edits = next(data, 2 * EDITS);
        Bytes message = next(data, data.remaining());
        Signature signature =
                point == LowOrder.NONE ? SignatureFuzzTest.signed(key, message) : point.signature(key, message);
        byte[] keyAndSignature = Bytes.hex(key.publicKey().raw().toHex()
                        + Ed25519Scalars.plusOrders(signature, orders).hex())
                .toArray();
        boolean edited = edit(keyAndSignature, edits);
        ByteBuffer spoiled = ByteBuffer.wrap(keyAndSignature);
        return new Claim(
                new PublicKey(next(spoiled, PublicKey.LENGTH)),
                message,
                new Signature(next(spoiled, Signature.LENGTH)),
                edited ? Optional.empty() : Optional.of(orders == 0 && point.isCanonical()));
    }

    private static boolean edit(byte[] bytes, Bytes edits) {
        boolean edited = false;
        for (int i = 0; i < edits.length(); i += 2) {
            int place = edits.borrow()[i] & 0xff;
            if (place < bytes.length && edits.borrow()[i + 1] != 0) {
                bytes[place] ^= edits.borrow()[i + 1];
                edited = true;
            }
        }
        return edited;
    }

    private static Bytes next(ByteBuffer data, int length) {
        byte[] bytes = new byte[length];
        data.get(bytes, 0, Math.min(length, data.remaining()));
        return Bytes.wrap(bytes);
    }

    /** Whether a published vector has a signature of the right length. */
    static boolean fits(JsonNode vector) {
        return Vectors.text(vector, "signature").length() == 2 * Signature.LENGTH;
    }

    /** The input for a published vector. */
    static byte[] literal(JsonNode vector) {
        return Bytes.hex("00" + Vectors.text(vector, "public_key") + Vectors.text(vector, "signature")
                        + Vectors.text(vector, "message"))
                .toArray();
    }

    /** Inputs for every choice of R, and for some ways to spoil the signature. */
    static Stream<Named<byte[]>> seeds() {
        Stream<String> points = IntStream.range(0, LowOrder.values().length)
                .mapToObj(point -> String.format("0107%02x00ff00ff00ff00ff00", point));
        Stream<String> spoiled =
                Stream.of("01070001ff00ff00ff00ff00", "0107000f5f80ff00ff00ff00", "010702001f8020800001ff00");
        return Stream.concat(points, spoiled)
                .map(head -> Named.of(head, Bytes.hex(head + "7b7d").toArray()));
    }
}
