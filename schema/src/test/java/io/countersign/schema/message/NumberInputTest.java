package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberInputTest {
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
        "9223372036854775806.5, wrong_type /id",
        "9223372036854775808.5, wrong_type /id",
        "-100000000000000000000.5, wrong_type /id"
    })
    void idsAreIntegersOf64Bits(String number, String problem) {
        assertThat(String.join(",", Readings.places(Readings.PERSON + "\"id\":" + number + "}")))
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e308", "1e999", "-1e999999999", "1e-999999999"})
    void numbersThatNoDoubleHoldsAreToldAnywhere(String number) {
        assertThat(Readings.places(Readings.PERSON + "\"forms\":[{\"id\":1,\"data\":{\"k\":[" + number + "]}}]}"))
                .containsExactly("out_of_range /forms/0/data/k/0");
        assertThat(Readings.places(Readings.PERSON + "\"last_name\":" + number + "}"))
                .containsExactly("wrong_type /last_name");
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
        assertThat(String.join(",", Readings.places(Readings.ORGANIZATION + "\"split_percentage\":" + number + "}")))
                .isEqualTo(problem);
    }
}
