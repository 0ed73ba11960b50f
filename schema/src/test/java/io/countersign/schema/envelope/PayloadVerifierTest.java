package io.countersign.schema.envelope;

import static io.countersign.schema.vectors.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.vectors.Vectors;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PayloadVerifierTest {
    private static final EnvelopeReader READER = new EnvelopeReader(1 << 20, JsonLimits.defaults());
    private static final PayloadVerifier VERIFIER = new PayloadVerifier(JsonLimits.defaults());
    private static final JsonNode FILE = Vectors.file("envelopes.json");
    private static final VerifyingKey KEY =
            VerifyingKey.of(PublicKey.parse(text(FILE, "public_key"))).orElseThrow();

    static Stream<Named<JsonNode>> requests() {
        return Vectors.list("envelopes.json", "requests");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void givesTheBytesThatWereSigned(JsonNode vector) {
        RequestEnvelope envelope = read(Bytes.utf8(text(vector, "record")));
        Bytes raw = signed(vector, "signed_raw");
        Bytes jcs = signed(vector, "signed_jcs");

        assertThat(verify(envelope, EnumSet.of(Serialization.RAW))).isEqualTo(Optional.ofNullable(raw));
        assertThat(verify(envelope, EnumSet.of(Serialization.JCS))).isEqualTo(Optional.ofNullable(jcs));
        assertThat(verify(envelope, EnumSet.allOf(Serialization.class)))
                .isEqualTo(Optional.ofNullable(raw).or(() -> Optional.ofNullable(jcs)));
        assertThat(verify(envelope, EnumSet.noneOf(Serialization.class))).isEmpty();
    }

    @Test
    void anEnvelopeIsVerifiedWithItsOwnKeyOnly() {
        PrivateKey other = PrivateKey.fromHex("02".repeat(32));
        Bytes payload = Bytes.utf8("{}");
        RequestEnvelope envelope =
                new RequestEnvelope(payload, other.sign(payload).hex(), other.publicKey());

        assertThat(verify(envelope, EnumSet.allOf(Serialization.class))).isEmpty();
    }

    @Test
    void serializationsHaveNames() {
        for (Serialization serialization : Serialization.values()) {
            assertThat(Serialization.parse(serialization.text())).isEqualTo(serialization);
        }
        assertThat(Serialization.RAW.text()).isEqualTo("raw");
    }

    private static Optional<Bytes> verify(RequestEnvelope envelope, Set<Serialization> allowed) {
        return VERIFIER.verify(envelope, KEY, allowed);
    }

    private static @Nullable Bytes signed(JsonNode vector, String member) {
        JsonNode signed = vector.get(member);
        return signed.isNull() ? null : Bytes.utf8(signed.stringValue());
    }

    private static RequestEnvelope read(Bytes record) {
        EnvelopeReading reading = READER.read(record);
        assertThat(reading).isInstanceOf(EnvelopeReading.Readable.class);
        return ((EnvelopeReading.Readable) reading).envelope();
    }
}
