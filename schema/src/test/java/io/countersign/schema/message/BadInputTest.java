package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {
    private static final String PERSON = "{\"type\":\"people:upsert\",\"first_name\":\"Jane\",";
    private static final String ORGANIZATION = "{\"type\":\"organizations:upsert\",\"name\":\"x\",";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                         | required /type",
                "{\"type\":null}            | wrong_type /type",
                "{\"type\":7}               | wrong_type /type",
                "{\"type\":[\"ping\"]}      | wrong_type /type",
                "{\"type\":\"\"}            | not_in_enum /type",
                "{\"type\":\"PING\"}        | not_in_enum /type",
                "{\"type\":\"people:delete\"} | not_in_enum /type"
            })
    void aTypeMustBeOneOfTheList(String payload, String problem) {
        assertThat(Readings.places(payload)).containsExactly(problem);
    }

    @Test
    void theTypeIsToldAsFarAsItIsOne() {
        assertThat(Readings.read("{\"type\":\"people:delete\"}").type()).isEqualTo("people:delete");
        assertThat(Readings.read("{\"type\":7}").type()).isNull();
        assertThat(Readings.read("{\"type\":\"a\\u0000b\"}").type()).isNull();
        assertThat(Readings.read("{\"type\":\"" + "x".repeat(300) + "\"}").type())
                .isNull();
    }

    @Test
    void unknownMembersAreToldOrPassedOver() {
        String payload = PERSON + "\"nick\":\"J\",\"addresses\":[{\"name\":\"a\",\"area\":1}]}";
        assertThat(Readings.places(payload)).containsExactly("unknown_field /nick", "unknown_field /addresses/0/area");
        assertThat(Readings.readIgnoringUnknown(payload)).isInstanceOf(Reading.Readable.class);
    }

    @Test
    void passingOverUnknownMembersHidesNothingElse() {
        String unknown =
                IntStream.range(0, 2_000).mapToObj(i -> "\"u" + i + "\":1,").collect(Collectors.joining());
        Reading reading = Readings.readIgnoringUnknown(PERSON + unknown + "\"dob\":\"2023-02-30\",\"gender\":1}");
        assertThat(Readings.places(Readings.problems(reading)))
                .containsExactly("wrong_format /dob", "wrong_type /gender");
    }

    @Test
    void aHundredThousandUnknownMembersGiveAnAnswerOfBoundedSize() {
        String unknown =
                IntStream.range(0, 100_000).mapToObj(i -> "\"u" + i + "\":1").collect(Collectors.joining(","));
        List<Problem> problems = assertTimeout(Duration.ofSeconds(10), () -> Readings.problems(PERSON + unknown + "}"));
        assertThat(problems).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(problems.get(0).pointer()).isEqualTo("/u0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact_informations", "addresses", "forms", "people"})
    void ofTooManyItemsNoneIsLookedAt(String list) {
        String items = IntStream.range(0, 10_000).mapToObj(i -> "{\"id\":0}").collect(Collectors.joining(","));
        List<String> places = assertTimeout(
                Duration.ofSeconds(10), () -> Readings.places(ORGANIZATION + "\"" + list + "\":[" + items + "]}"));
        assertThat(places).containsExactly("too_long /" + list);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact_informations", "addresses", "people"})
    void aThousandItemsAreNotTooMany(String list) {
        String type = list.equals("people") ? "\"type\":\"people:upsert\"," : "";
        String items = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> "{" + type + "\"id\":" + i + "}")
                .collect(Collectors.joining(","));
        assertThat(Readings.places(ORGANIZATION + "\"" + list + "\":[" + items + "]}"))
                .isEmpty();
        assertThat(Readings.places(ORGANIZATION + "\"" + list + "\":[" + items + ",{}]}"))
                .containsExactly("too_long /" + list);
    }

    @Test
    void manyFaultyItemsGiveAnAnswerOfBoundedSize() {
        String items = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"type\":1,\"info\":1,\"x\":1}")
                .collect(Collectors.joining(","));
        assertThat(Readings.problems(PERSON + "\"contact_informations\":[" + items + "]}"))
                .hasSize(1_001);
    }

    @Test
    void nulCharactersAreToldWhereverTheyStand() {
        String payload = PERSON
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
        String payload =
                PERSON + "\"category\":{\"a\\u0000b\":{\"c\":\"\\u0000\"},\"id\":1},\"" + "n".repeat(5_000) + "\":1}";
        assertThat(Readings.problems(payload))
                .allSatisfy(p ->
                        assertThat(p.pointer()).hasSizeLessThanOrEqualTo(255).doesNotContain("\0"));
        assertThat(Readings.places(payload)).containsExactly("unknown_field ", "wrong_format /category");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-30",
                "0000-00-00",
                "0000-01-01",
                "2023-13-01",
                "2023-00-10",
                "1900-02-29",
                "70-12-30",
                "1970-1-2",
                "1970-12-30T00:00:00Z",
                "30/12/1970",
                "+1970-12-30",
                "",
                "today"
            })
    void daysThatDoNotExistAreNoDates(String day) {
        assertThat(Readings.places(PERSON + "\"dob\":\"" + day + "\"}")).containsExactly("wrong_format /dob");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-03, ''",
        "2026-02-04, in_future /dob",
        "9999-12-31, in_future /dob",
        "2024-02-29, ''",
        "1000-01-01, ''",
        "0999-12-31, out_of_range /dob",
        "0001-01-01, out_of_range /dob"
    })
    void datesLieBetweenTheYear1000AndToday(String day, String problem) {
        assertThat(String.join(",", Readings.places(PERSON + "\"dob\":\"" + day + "\"}")))
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "1, ''",
        "9223372036854775807, ''",
        "1.0, ''",
        "1e0, ''",
        "0.1e1, ''",
        "92233720368547758.07e2, ''",
        "0, out_of_range /id",
        "-1, out_of_range /id",
        "9223372036854775808, out_of_range /id",
        "18446744073709551617, out_of_range /id",
        "1e30, out_of_range /id",
        "-1e30, out_of_range /id",
        "1e999, out_of_range /id",
        "1e-999, out_of_range /id",
        "1e999999999, out_of_range /id",
        "1.5, wrong_type /id",
        "9223372036854775806.5, wrong_type /id"
    })
    void idsAreIntegersOf64Bits(String number, String problem) {
        assertThat(String.join(",", Readings.places(PERSON + "\"id\":" + number + "}")))
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "1e999", "-1e999999999", "1e-999999999"})
    void numbersThatNoDoubleHoldsAreToldAnywhere(String number) {
        assertThat(Readings.places(PERSON + "\"forms\":[{\"id\":1,\"data\":{\"k\":[" + number + "]}}]}"))
                .containsExactly("out_of_range /forms/0/data/k/0");
        assertThat(Readings.places(PERSON + "\"last_name\":" + number + "}")).containsExactly("wrong_type /last_name");
    }

    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "12.5, ''",
        "99999.99999, ''",
        "0.00001, ''",
        "1.0000000, ''",
        "-0.00001, out_of_range /split_percentage",
        "100000, out_of_range /split_percentage",
        "0.000001, out_of_range /split_percentage",
        "12.123456, out_of_range /split_percentage",
        "1e300, out_of_range /split_percentage"
    })
    void splitPercentagesHavePrecision10AndScale5(String number, String problem) {
        assertThat(String.join(",", Readings.places(ORGANIZATION + "\"split_percentage\":" + number + "}")))
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info@",
                "@example.com",
                "info",
                "a b@example.com",
                "info@example",
                "info@localhost",
                "a@b@example.com",
                "info@-example.com",
                "info@example..com"
            })
    void eMailAddressesHaveTheirSyntax(String address) {
        String item = "{\"type\":\"Email\",\"info\":\"" + address + "\"}";
        assertThat(Readings.places(PERSON + "\"contact_informations\":[" + item + "]}"))
                .containsExactly("wrong_format /contact_informations/0/info");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@example.com", "o'neil+x@sub.example.co.uk", "zoë@exämple.ch", "a@xn--exmple-cua.com"})
    void eMailAddressesOfAllKindsAreTaken(String address) {
        String item = "{\"type\":\"Email\",\"info\":\" " + address + "\\n\"}";
        assertThat(Readings.places(PERSON + "\"contact_informations\":[" + item + "]}"))
                .isEmpty();
    }

    @Test
    void aNumberIsNeverRefusedForItsForm() {
        assertThat(Readings.places(
                        PERSON + "\"contact_informations\":[{\"type\":\"PhoneNumber\",\"info\":\"ask Bob\"}]}"))
                .isEmpty();
    }

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

    @ParameterizedTest
    @CsvSource({
        "2026-02-03T04:05:06Z, ''",
        "2026-02-03T04:05:06.1Z, ''",
        "2026-02-03T04:05:06.123456Z, ''",
        "1970-01-01T00:00:00Z, ''",
        "1969-12-31T23:59:59Z, out_of_range /issued_at",
        "2026-02-30T04:05:06Z, wrong_format /issued_at",
        "2026-02-03T24:00:00Z, wrong_format /issued_at",
        "2026-02-03T23:59:60Z, wrong_format /issued_at",
        "2026-02-03T04:05:06.1234567Z, wrong_format /issued_at",
        "2026-02-03T04:05:06.Z, wrong_format /issued_at",
        "2026-02-03T04:05:06+00:00, wrong_format /issued_at",
        "2026-02-03T04:05Z, wrong_format /issued_at",
        "2026-02-03 04:05:06Z, wrong_format /issued_at",
        "2026-02-03t04:05:06z, wrong_format /issued_at",
        "1770091506, wrong_format /issued_at",
        "Z, wrong_format /issued_at"
    })
    void instantsAreUtcWithUpToMicroseconds(String instant, String problem) {
        String payload = "{\"type\":\"ping\",\"issued_at\":\"" + instant + "\"}";
        assertThat(String.join(",", Readings.places(payload))).isEqualTo(problem);
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

    @Test
    void listsCannotBeNull() {
        assertThat(Readings.places(ORGANIZATION
                        + "\"people\":null,\"contact_informations\":null,\"addresses\":null,\"forms\":null}"))
                .containsExactly(
                        "wrong_type /people",
                        "wrong_type /contact_informations",
                        "wrong_type /addresses",
                        "wrong_type /forms");
    }

    @Test
    void whatAContactMustHaveCannotBeCleared() {
        assertThat(Readings.places(PERSON + "\"contact_informations\":[{\"id\":1,\"type\":null,\"info\":null}]}"))
                .containsExactly("required /contact_informations/0/type", "required /contact_informations/0/info");
    }

    @Test
    void anOrganizationThatLeavesTheWizardNeedsItsName() {
        String organization = "{\"type\":\"organizations:upsert\",\"id\":1,\"name\":null";
        assertThat(Readings.places(organization + ",\"status\":\"active\"}")).containsExactly("required /name");
        assertThat(Readings.places(organization + ",\"status\":null}")).containsExactly("required /name");
        assertThat(Readings.places(organization + ",\"status\":\"wizard\"}")).isEmpty();
        assertThat(Readings.places(organization + "}"))
                .as("the store knows the status")
                .isEmpty();
    }

    @Test
    void anEmptyCategoryNamesNone() {
        assertThat(Readings.places(PERSON + "\"category\":{}}")).containsExactly("required /category");
        assertThat(Readings.places(PERSON + "\"category\":{\"id\":null}}")).containsExactly("required /category");
    }

    @Test
    void deepNestingUnderAnUnknownMemberIsOneProblem() {
        assertThat(Readings.places(PERSON + "\"deep\":" + "[".repeat(400) + "]".repeat(400) + "}"))
                .containsExactly("unknown_field /deep");
    }

    @Test
    void everyProblemHasACodeThatTellsItApart() {
        assertThat(Readings.problems(PERSON + "\"dob\":\"2999-01-01\"}"))
                .containsExactly(new Problem(ErrorCode.IN_FUTURE, "/dob", "must not lie in the future"));
    }
}
