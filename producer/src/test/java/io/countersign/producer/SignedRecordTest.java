package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.RequestEnvelope;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.VerifyingKey;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SignedRecordTest {
    private static final PrivateKey KEY = PrivateKey.fromHex("a1b2c3d4e5f678901234567890abcdef" + "0".repeat(32));

    @Test
    void anEnvelopeIsReproducible() {
        assertThat(SignedRecord.of(object().put("type", "ping"), KEY).toUtf8())
                .isEqualTo("{\"payload\":{\"type\":\"ping\"},\"signature\":\""
                        + "bad28bb58df01bfe5ac4a2da6f0909821ff9ca77dc66d8f0bdfac3bbddd2e063"
                        + "a26d45d77c4e24861afda0effbf4a386cec8db46c073048832a599c1f2589e0e"
                        + "\",\"source_public_key\":\"yy5g76ch3mm7f4qcw3w3ag8h1x7k53631hjhn8ugic1buunid331\"}");
    }

    @Test
    void bothSerializationsHold() {
        ObjectNode payload = object().put("type", "people:upsert")
                .put("first_name", "Zo\u00eb")
                .put("b", 1.50);
        RequestEnvelope envelope = read(SignedRecord.of(payload, KEY));

        for (Serialization serialization : Serialization.values()) {
            assertThat(new PayloadVerifier(JsonLimits.defaults())
                            .verify(
                                    envelope,
                                    VerifyingKey.of(KEY.publicKey()).orElseThrow(),
                                    EnumSet.of(serialization)))
                    .hasValue(Bytes.utf8("{\"b\":1.5,\"first_name\":\"Zo\u00eb\",\"type\":\"people:upsert\"}"));
        }
    }

    @Test
    void preparedBytesAreSignedAsTheyAre() {
        Bytes payload = Bytes.utf8("{ \"type\" : \"ping\" }");
        RequestEnvelope envelope = read(SignedRecord.ofBytes(payload, KEY));

        assertThat(envelope.payload()).isEqualTo(payload);
        assertThat(envelope.signature()).isEqualTo(KEY.sign(payload).hex());
    }

    @Test
    void noValueIsAlteredSilently() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedRecord.of(object().put("id", 9_007_199_254_740_993L), KEY))
                .withMessageContaining("number");
        assertThatIllegalArgumentException().isThrownBy(() -> SignedRecord.of(object().put("n", Double.NaN), KEY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedRecord.of(object().put("name", "half \ud83d"), KEY));
    }

    @Test
    void aSignerCanKeepNumbersThatTheCanonicalFormWouldAlter() {
        MessageSigner signer = new MessageSigner(KEY, null);
        ObjectNode payload = object().put("id", 9_007_199_254_740_993L).put("issued_at", "2026-02-03T04:05:06Z");
        String written = "{\"id\":9007199254740993,\"issued_at\":\"2026-02-03T04:05:06Z\"}";

        assertThat(signer.signAny(payload)).isEqualTo(SignedRecord.ofBytes(Bytes.utf8(written), KEY));
        assertThat(signer.signAny(payload.put("id", 1))).isEqualTo(SignedRecord.of(payload, KEY));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static RequestEnvelope read(Bytes record) {
        EnvelopeReading reading = new EnvelopeReader(1 << 20, JsonLimits.defaults()).read(record);
        assertThat(reading).isInstanceOf(EnvelopeReading.Readable.class);
        return ((EnvelopeReading.Readable) reading).envelope();
    }
}
