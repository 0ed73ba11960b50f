package io.countersign.schema.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.RequestEnvelope;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.NotCanonicalException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.problem.Problem;
import io.countersign.schema.vectors.Vectors;
import java.io.ByteArrayOutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Any record is an envelope or refused for reasons; a signature holds for the payload that was signed, for nothing else. */
@Timeout(10)
class EnvelopeFuzzTest {
    private static final EnvelopeReader READER = new EnvelopeReader(1 << 20, JsonLimits.defaults());
    private static final PayloadVerifier VERIFIER = new PayloadVerifier(JsonLimits.defaults());
    private static final Set<Serialization> ALL = EnumSet.allOf(Serialization.class);
    private static final JsonMapper JACKSON = new JsonMapper();
    private static final PrivateKey KEY = PrivateKey.fromSeed(Bytes.utf8("a source"));
    private static final VerifyingKey VERIFYING_KEY =
            VerifyingKey.of(KEY.publicKey()).orElseThrow();

    static Stream<Named<byte[]>> records() {
        return Vectors.list("envelopes.json", "requests")
                .map(named -> Seeds.of(Vectors.text(named.getPayload(), "record")));
    }

    @MethodSource("records")
    @FuzzTest
    void records(byte[] input) throws MalformedJsonException {
        Bytes record = Bytes.of(input);
        EnvelopeReading reading = READER.read(record);
        if (reading instanceof EnvelopeReading.Readable readable) {
            isWhatStandsThere(readable.envelope(), JACKSON.readTree(input));
            givesOnlySignedBytes(readable.envelope());
            holdsForItsPayloadAlone(readable.envelope().payload());
        } else {
            isRefusedForReasons(record, ((EnvelopeReading.Malformed) reading).problems());
        }
    }

    private static void isRefusedForReasons(Bytes record, List<Problem> problems) {
        Told.rightly(problems);
        Told.boundedly(problems);
        JsonNode tree;
        try {
            tree = JACKSON.readTree(record.borrow());
        } catch (JacksonException e) {
            return;
        }
        if (Told.haveOnePlace(problems)) {
            Told.about(tree, problems);
        }
    }

    private static void isWhatStandsThere(RequestEnvelope envelope, JsonNode tree) {
        assertThat(JACKSON.readTree(envelope.payload().borrow())).isEqualTo(tree.get("payload"));
        assertThat(envelope.signature()).isEqualTo(tree.get("signature").stringValue());
        assertThat(READER.read(splice(
                        envelope.payload(),
                        tree.get("signature"),
                        envelope.sourcePublicKey().encoded())))
                .isEqualTo(new EnvelopeReading.Readable(envelope));
    }

    /** Whatever the signature is, only the payload as it stands or its canonical form may be taken for what was signed. */
    private static void givesOnlySignedBytes(RequestEnvelope envelope) throws MalformedJsonException {
        Optional<VerifyingKey> key = VerifyingKey.of(envelope.sourcePublicKey());
        if (key.isEmpty()) {
            return;
        }
        Optional<Bytes> signed = VERIFIER.verify(envelope, key.get(), ALL);
        if (signed.isPresent() && !signed.get().equals(envelope.payload())) {
            assertThat(signed).isEqualTo(canonical(envelope.payload()));
        }
    }

    private static void holdsForItsPayloadAlone(Bytes payload) throws MalformedJsonException {
        Optional<Bytes> canonical = canonical(payload);
        assertThat(verified(payload, KEY.sign(payload))).contains(payload);
        if (canonical.isPresent() && !canonical.get().equals(payload)) {
            assertThat(verified(payload, KEY.sign(canonical.get()))).isEqualTo(canonical);
        }
        assertThat(verified(payload, KEY.sign(payload.slice(0, payload.length() - 1))))
                .isEmpty();
    }

    private static Optional<Bytes> verified(Bytes payload, Signature signature) {
        Bytes record = splice(
                payload, JACKSON.valueToTree(signature.hex()), KEY.publicKey().encoded());
        EnvelopeReading.Readable reading = (EnvelopeReading.Readable) READER.read(record);
        return VERIFIER.verify(reading.envelope(), VERIFYING_KEY, ALL);
    }

    private static Optional<Bytes> canonical(Bytes payload) throws MalformedJsonException {
        JsonNode tree = StrictJson.parse(payload, JsonLimits.defaults());
        try {
            return Optional.of(CanonicalJson.of(tree));
        } catch (NotCanonicalException e) {
            return Optional.empty();
        }
    }

    private static Bytes splice(Bytes payload, JsonNode signature, String key) {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(Bytes.utf8("{\"payload\":").borrow());
        record.writeBytes(payload.borrow());
        record.writeBytes(Bytes.utf8(",\"signature\":" + signature + ",\"source_public_key\":\"" + key + "\"}")
                .borrow());
        return Bytes.wrap(record.toByteArray());
    }
}
