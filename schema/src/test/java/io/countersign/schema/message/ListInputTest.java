package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"contact_informations", "addresses", "forms", "people"})
    void ofTooManyItemsNoneIsLookedAt(String list) {
        String items = IntStream.range(0, 10_000).mapToObj(i -> "{\"id\":0}").collect(Collectors.joining(","));
        List<String> places = assertTimeout(
                Duration.ofSeconds(10),
                () -> Readings.places(Readings.ORGANIZATION + "\"" + list + "\":[" + items + "]}"));
        assertThat(places).containsExactly("too_long /" + list);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact_informations", "addresses", "people"})
    void aThousandItemsAreNotTooMany(String list) {
        String type = list.equals("people") ? "\"type\":\"people:upsert\"," : "";
        String items = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> "{" + type + "\"id\":" + i + "}")
                .collect(Collectors.joining(","));
        assertThat(Readings.places(Readings.ORGANIZATION + "\"" + list + "\":[" + items + "]}"))
                .isEmpty();
        assertThat(Readings.places(Readings.ORGANIZATION + "\"" + list + "\":[" + items + ",{}]}"))
                .containsExactly("too_long /" + list);
    }

    @Test
    void manyFaultyItemsGiveAnAnswerOfBoundedSize() {
        String items = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"type\":1,\"info\":1,\"x\":1}")
                .collect(Collectors.joining(","));
        assertThat(Readings.problems(Readings.PERSON + "\"contact_informations\":[" + items + "]}"))
                .hasSize(1_001);
    }

    @Test
    void listsCannotBeNull() {
        assertThat(Readings.places(Readings.ORGANIZATION
                        + "\"people\":null,\"contact_informations\":null,\"addresses\":null,\"forms\":null}"))
                .containsExactly(
                        "wrong_type /people",
                        "wrong_type /contact_informations",
                        "wrong_type /addresses",
                        "wrong_type /forms");
    }
}
