package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeInputTest {
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
}
