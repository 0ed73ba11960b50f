package io.countersign.schema.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.vectors.Vectors;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the key, the message and the signature are, the verdict is the same whichever library computes it. */
@Timeout(10)
@EnabledIf("nativeCodeRunsHere")
class SignatureFuzzTest {
    private static final BouncyCastleEd25519 PLAIN = new BouncyCastleEd25519();
    private static final NativeEd25519 NATIVE = new NativeEd25519(AmazonCorrettoCryptoProvider.INSTANCE, PLAIN);

    static boolean nativeCodeRunsHere() {
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
    }

    static Stream<Named<byte[]>> claims() {
        Stream<Named<byte[]>> published = Vectors.list("signatures.json", "verifications")
                .filter(named -> Claim.fits(named.getPayload()))
                .map(named -> Named.of(named.getName(), Claim.literal(named.getPayload())));
        return Stream.concat(published, Claim.seeds());
    }

    @MethodSource("claims")
    @FuzzTest
    void claims(byte[] input) throws GeneralSecurityException {
        Claim claim = Claim.of(input);
        Ed25519.PublicPoint point =
                Ed25519.validatePublicKeyFullExport(claim.key().raw().borrow(), 0);
        boolean verdict = point != null && judgedAlike(claim, point);
        assertThat(VerifyingKey.of(claim.key())
                        .map(key -> key.verify(claim.message(), claim.signature()))
                        .orElse(false))
                .isEqualTo(verdict);
        claim.expected().ifPresent(expected -> assertThat(verdict).isEqualTo(expected));
    }

    private static boolean judgedAlike(Claim claim, Ed25519.PublicPoint point) throws GeneralSecurityException {
        boolean verdict = PLAIN.verifier(claim.key(), point).verify(claim.message(), claim.signature());
        assertThat(NATIVE.verifier(claim.key(), point).verify(claim.message(), claim.signature()))
                .isEqualTo(verdict);
        if (NATIVE.accepts(NativeEd25519.publicKey(claim.key().raw()), claim.message(), claim.signature())) {
            assertThat(verdict).isTrue();
        }
        return verdict;
    }

    /** Both libraries sign alike, which the claims begin with. */
    static Signature signed(PrivateKey key, Bytes message) {
        Bytes raw = Bytes.hex(key.hex());
        Signature signature = PLAIN.signer(raw, key.publicKey()).sign(message);
        assertThat(NATIVE.signer(raw, key.publicKey()).sign(message)).isEqualTo(signature);
        return signature;
    }
}
