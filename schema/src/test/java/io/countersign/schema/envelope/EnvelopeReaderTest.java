package io.countersign.schema.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.StrictTokens;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {
    private static final EnvelopeReader READER = new EnvelopeReader(1_000, JsonLimits.defaults());
    private static final String KEY =
            PrivateKey.fromHex("01".repeat(32)).publicKey().encoded();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"ping\"}",
                "{ \"a\" : [ { } , \"}\" , \"\\\"}\" ] }",
                "{\n\t\"Zo\u00eb\": \"\u20ac \ud83d\ude00\",\r\n\"n\": -1.5e+10 }",
                "{\"payload\":{\"payload\":{}}}"
            })
    void thePayloadIsTheVeryBytesOfTheRecord(String payload) {
        String[] records = {
            "{\"payload\":" + payload + ",\"signature\":\"\",\"source_public_key\":\"" + KEY + "\"}",
            " {\"signature\":\"\u00e9\",\"source_public_key\":\"" + KEY + "\" , \"payload\" :\t" + payload + "\n}\n",
            "{\"\\u0070ayload\":" + payload + ",\"timestamp\":\"x\",\"signature\":\"\",\"source_public_key\":\"" + KEY
                    + "\"}"
        };
        for (String record : records) {
            RequestEnvelope envelope = readable(Bytes.utf8(record));
            assertThat(envelope.payload()).isEqualTo(Bytes.utf8(payload));
            assertThat(envelope.sourcePublicKey().encoded()).isEqualTo(KEY);
        }
    }

    @Test
    void aSignatureIsHandedOnAsGiven() {
        String longest = "x".repeat(256);
        assertThat(readable(record("{}", "\"" + longest + "\"")).signature()).isEqualTo(longest);
        assertThat(readable(record("{}", "\"\"")).signature()).isEmpty();
        assertThat(problems(record("{}", "\"x" + longest + "\"")))
                .containsExactly(
                        new Problem(ErrorCode.TOO_LONG, "/signature", "a signature has at most 256 characters"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Bytes record = Bytes.utf8("{\"payload\":{\"a\":{\"b\":1,\"b\":2},\"c\":[\"\\ud800\"]},\"signature\":12,"
                + "\"source_public_key\":\"abc\",\"timestamp\":null,\"x/y\":{\"z\":[]}}");

        assertThat(problems(record))
                .extracting(problem -> problem.code().text() + " " + problem.pointer())
                .containsExactly(
                        "duplicate_item /payload/a/b",
                        "wrong_format /payload/c/0",
                        "wrong_type /signature",
                        "wrong_format /source_public_key",
                        "wrong_type /timestamp",
                        "unknown_field /x~1y");
    }

    @Test
    void whatIsMissingIsTold() {
        assertThat(problems(Bytes.utf8("{}")))
                .extracting(problem -> problem.code().text() + " " + problem.pointer())
                .containsExactly("required /payload", "required /signature", "required /source_public_key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[]|wrong_type|##",
                "\"x\"|wrong_type|##",
                "null|wrong_type|##",
                "{\"payload\":[{}]}|wrong_type|/payload",
                "{\"payload\":\"{}\"}|wrong_type|/payload",
                "{\"payload\":null}|wrong_type|/payload",
                "{\"payload\":{},\"payload\":{}}|duplicate_item|/payload",
                "{\"payload\":{\"a\":01}}|wrong_format|/payload/a",
                "{\"payload\":{\"a\":NaN}}|wrong_format|/payload/a",
                "{\"payload\":{\"a\":1e1000}}|out_of_range|/payload/a",
                "{\"payload\":{}|wrong_format|/payload",
                "{} {}|wrong_format|##",
                "{\"payload\":{}} // end|wrong_format|##"
            })
    void recordsOfAnotherShapeAreMalformed(String record, String code, String pointer) {
        assertThat(problems(Bytes.utf8(record)))
                .extracting(problem -> problem.code().text() + " " + problem.pointer())
                .contains(code + " " + pointer);
    }

    @Test
    void lengthIsBounded() {
        Bytes longest =
                record("{\"a\":\"" + "x".repeat(1_000 - 6 - record("{}", "\"\"").length()) + "\"}", "\"\"");
        assertThat(longest.length()).isEqualTo(1_000);

        assertThat(READER.read(longest)).isInstanceOf(EnvelopeReading.Readable.class);
        assertThat(problems(Bytes.utf8(longest.toUtf8() + " ")))
                .containsExactly(new Problem(ErrorCode.TOO_LONG, "", "a record has at most 1000 bytes"));
        assertThat(problems(Bytes.utf8("")))
                .containsExactly(new Problem(ErrorCode.REQUIRED, "", "a record has a value"));
    }

    @Test
    void aHostileRecordGivesNotManyProblems() {
        EnvelopeReader patient = new EnvelopeReader(1 << 20, JsonLimits.defaults());
        String members = "\"a\":1,".repeat(100_000);
        Bytes record = Bytes.utf8("{\"payload\":{" + members + "\"b\":1}}");

        EnvelopeReading.Malformed malformed = (EnvelopeReading.Malformed) patient.read(record);

        assertThat(malformed.problems()).hasSize(StrictTokens.MAX_PROBLEMS);
    }

    @Test
    void damagedRecordsNeverThrow() {
        long seed = 1_970;
        Random random = new Random(seed);
        byte[] sound = record("{\"name\":\"Zo\u00eb \\ud83d\\ude00\",\"list\":[1,2.5e3,null,{}]}", "\"ab\"")
                .toArray();
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = sound.clone();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(READER.read(Bytes.wrap(damaged)))
                    .as("seed %d, round %d", seed, i)
                    .isNotNull();
        }
    }

    private static Bytes record(String payload, String signature) {
        return Bytes.utf8(
                "{\"payload\":" + payload + ",\"signature\":" + signature + ",\"source_public_key\":\"" + KEY + "\"}");
    }

    private static RequestEnvelope readable(Bytes record) {
        EnvelopeReading reading = READER.read(record);
        assertThat(reading).isInstanceOf(EnvelopeReading.Readable.class);
        return ((EnvelopeReading.Readable) reading).envelope();
    }

    private static List<Problem> problems(Bytes record) {
        EnvelopeReading reading = READER.read(record);
        assertThat(reading).isInstanceOf(EnvelopeReading.Malformed.class);
        return ((EnvelopeReading.Malformed) reading).problems();
    }
}
