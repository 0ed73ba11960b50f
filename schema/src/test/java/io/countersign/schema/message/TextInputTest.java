package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextInputTest {
    @ParameterizedTest
    @CsvSource({"first_name, 255", "last_name, 255", "import_id, 255"})
    void textsHaveTheirGreatestLengthInCodePoints(String member, int most) {
        String person = "{\"type\":\"people:upsert\",\"id\":1,\"" + member + "\":\" ";
        assertThat(Readings.places(person + "𝄞".repeat(most) + " \"}")).isEmpty();
        assertThat(Readings.places(person + "𝄞".repeat(most + 1) + " \"}")).containsExactly("too_long /" + member);
    }

    @Test
    void aNonceMayHave64CodePoints() {
        Reading reading = Readings.read("{\"type\":\"ping\",\"nonce\":\"" + "𝄞".repeat(64) + "\"}");
        assertThat(reading.statement().nonce()).isEqualTo("𝄞".repeat(64));
        assertThat(Readings.places("{\"type\":\"ping\",\"nonce\":\"" + "𝄞".repeat(65) + "\"}"))
                .containsExactly("too_long /nonce");
    }

    @Test
    void nulCharactersAreToldWhereverTheyStand() {
        String payload = Readings.PERSON
                + "\"last_name\":\"a\\u0000\",\"note\":\"\\u0000\",\"a\\u0000b\":1,"
                + "\"contact_informations\":[{\"type\":\"Other\",\"info\":\"\\u0000x\"}],"
                + "\"forms\":[{\"id\":1,\"data\":{\"k\":[\"\\u0000\"],\"o\":{\"n\\u0000\":1}}}]}";
        assertThat(Readings.places(payload))
                .containsExactly(
                        "wrong_format ",
                        "wrong_format /last_name",
                        "wrong_format /note",
                        "wrong_format /contact_informations/0/info",
                        "wrong_format /forms/0/data/k/0",
                        "wrong_format /forms/0/data/o");
    }

    @Test
    void noAnswerHoldsANulOrAVeryLongName() {
        String payload = Readings.PERSON + "\"category\":{\"a\\u0000b\":{\"c\":\"\\u0000\"},\"id\":1},\""
                + "n".repeat(5_000) + "\":1}";
        assertThat(Readings.problems(payload))
                .allSatisfy(p ->
                        assertThat(p.pointer()).hasSizeLessThanOrEqualTo(255).doesNotContain("\0"));
        assertThat(Readings.places(payload)).containsExactly("unknown_field ", "wrong_format /category");
    }

    @Test
    void whatIsWrongIsToldWithoutQuotingIt() {
        String secret = "hunter2-hunter2";
        String payload = "{\"type\":\"people:upsert\",\"first_name\":[\"" + secret + "\"],\"gender\":\"" + secret
                + "\",\"dob\":\"" + secret + "\",\"contact_informations\":[{\"type\":\"Email\",\"info\":\"" + secret
                + "\"},\"" + secret + "\"],\"audience\":\"" + secret + "\",\"issued_at\":\"" + secret + "\"}";
        assertThat(Readings.problems(payload))
                .hasSize(7)
                .allSatisfy(
                        problem -> assertThat(problem.message()).isNotBlank().doesNotContain(secret));
    }
}
