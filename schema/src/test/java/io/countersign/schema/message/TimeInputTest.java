package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeInputTest {
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
        assertThat(Readings.places(Readings.PERSON + "\"dob\":\"" + day + "\"}"))
                .containsExactly("wrong_format /dob");
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
        assertThat(String.join(",", Readings.places(Readings.PERSON + "\"dob\":\"" + day + "\"}")))
                .isEqualTo(problem);
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
    void everyProblemHasACodeThatTellsItApart() {
        assertThat(Readings.problems(Readings.PERSON + "\"dob\":\"2999-01-01\"}"))
                .containsExactly(new Problem(ErrorCode.IN_FUTURE, "/dob", "must not lie in the future"));
    }
}
