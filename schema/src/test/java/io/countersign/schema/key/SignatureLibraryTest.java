package io.countersign.schema.key;

import static io.countersign.schema.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.vectors.Vectors;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.SignatureSpi;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SignatureLibraryTest {
    private static final BouncyCastleEd25519 PLAIN = new BouncyCastleEd25519();
    private static final NativeEd25519 NATIVE = new NativeEd25519(AmazonCorrettoCryptoProvider.INSTANCE, PLAIN);

    static boolean nativeCodeRunsHere() {
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
    }

    static Stream<Named<JsonNode>> verifications() {
        return Vectors.list("signatures.json", "verifications").filter(named -> {
            JsonNode vector = named.getPayload();
            return vector.get("key_usable").booleanValue()
                    && text(vector, "signature").length() == 2 * Signature.LENGTH;
        });
    }

    @Test
    @EnabledIf("nativeCodeRunsHere")
    void theNativeLibraryIsUsedWhereItRuns() {
        assertThat(SignatureLibrary.inUse().name()).startsWith("AmazonCorrettoCryptoProvider 2");
        assertThat(SignatureLibrary.inUse().why()).isEqualTo("it passes its test");
    }

    @Test
    void aPropertyThatMeansNothingIsToldAndChangesNothing() {
        SignatureLibrary misspelt = SignatureLibrary.choose("bouncycastel");
        assertThat(misspelt.name()).isEqualTo(SignatureLibrary.choose(null).name());
        assertThat(misspelt.why()).contains("countersign.signatures takes bouncycastle only, not bouncycastel");
    }

    @ParameterizedTest
    @MethodSource("verifications")
    void bothLibrariesGiveTheVerdictOfTheVector(JsonNode vector) {
        PublicKey key = new PublicKey(Bytes.hex(text(vector, "public_key")));
        Bytes message = Bytes.hex(text(vector, "message"));
        Signature signature = Signature.parse(text(vector, "signature"));
        boolean valid = vector.get("valid").booleanValue();

        assertThat(verifier(PLAIN, key).verify(message, signature)).isEqualTo(valid);
        assertThat(verifier(NATIVE, key).verify(message, signature)).isEqualTo(valid);
    }

    @Test
    void bothLibrariesSignAlikeAndJudgeSpoiledSignaturesAlike() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            PrivateKey key = PrivateKey.fromSeed(bytes(random, PrivateKey.LENGTH));
            Bytes raw = Bytes.hex(key.hex());
            Bytes message = bytes(random, random.nextInt(2000));
            Signature signature = PLAIN.signer(raw, key.publicKey()).sign(message);
            assertThat(NATIVE.signer(raw, key.publicKey()).sign(message))
                    .describedAs("seed %d", seed)
                    .isEqualTo(signature);
            Signature spoiled = spoiled(signature, random);
            for (Ed25519Library library : new Ed25519Library[] {PLAIN, NATIVE}) {
                Ed25519Library.Verifier verifier = verifier(library, key.publicKey());
                assertThat(verifier.verify(message, signature))
                        .describedAs("seed %d", seed)
                        .isTrue();
                assertThat(verifier.verify(message, spoiled))
                        .describedAs("seed %d", seed)
                        .isFalse();
            }
        }
    }

    @Test
    void aLibraryThatAcceptsEverythingIsNotUsed() throws Exception {
        NativeEd25519 careless = new NativeEd25519(new OneSignature(Yes::new), PLAIN);

        assertThat(new NativeSelfTest(careless).firstFault()).isEqualTo("RFC 8032, 7.1, TEST 1");
        assertThat(SignatureLibrary.with(careless).name()).isEqualTo("Bouncy Castle");
    }

    @Test
    void aLibraryThatThrowsIsNotUsed() {
        NativeEd25519 throwing = new NativeEd25519(new OneSignature(Throwing::new), PLAIN);

        assertThat(SignatureLibrary.with(throwing).name()).isEqualTo("Bouncy Castle");
        assertThat(SignatureLibrary.with(throwing).why()).contains("out of order");
    }

    @Test
    void whatANativeLibraryFailsAtBouncyCastleDoes() {
        NativeEd25519 broken = new NativeEd25519(new Provider("Broken", "1", "does nothing") {}, PLAIN);
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        Bytes message = Bytes.utf8("message");

        Signature signature =
                broken.signer(Bytes.hex(key.hex()), key.publicKey()).sign(message);

        assertThat(signature).isEqualTo(key.sign(message));
        assertThat(verifier(broken, key.publicKey()).verify(message, signature)).isTrue();
        assertThat(verifier(broken, key.publicKey()).verify(Bytes.utf8("another"), signature))
                .isFalse();
    }

    private static Ed25519Library.Verifier verifier(Ed25519Library library, PublicKey key) {
        return library.verifier(
                key, Ed25519.validatePublicKeyFullExport(key.raw().borrow(), 0));
    }

    private static Bytes bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    private static Signature spoiled(Signature signature, Random random) {
        byte[] bytes = signature.raw().toArray();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return new Signature(Bytes.wrap(bytes));
    }

    /** A provider of nothing else. */
    private static final class OneSignature extends Provider {
        private static final long serialVersionUID = 1;

        OneSignature(Supplier<SignatureSpi> signature) {
            super("OneSignature", "1", "for this test");
            putService(new Service(this, "Signature", "Ed25519", Yes.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return signature.get();
                }
            });
        }
    }

    /** Its signatures are all zeros and its verdict is always yes. */
    private static class Yes extends SignatureSpi {
        @Override
        protected void engineInitVerify(java.security.PublicKey key) {}

        @Override
        protected void engineInitSign(java.security.PrivateKey key) {}

        @Override
        protected void engineUpdate(byte b) {}

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {}

        @Override
        protected byte[] engineSign() {
            return new byte[Signature.LENGTH];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return true;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }

    private static final class Throwing extends Yes {
        @Override
        protected void engineInitSign(java.security.PrivateKey key) {
            throw new IllegalStateException("out of order");
        }
    }
}
