package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What queries ask for. */
class QueriesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", ",\"q\":null", ",\"q\":{}", ",\"q\":{\"page\":null,\"per_page\":null,\"name_cont\":\" \"}"})
    void aListIsAskedForFromItsBeginning(String q) {
        assertThat(page(q)).isEqualTo(new PageQuery(1, 20, null));
    }

    @Test
    void aListIsAskedForByPages() {
        PageQuery page = page(",\"q\":{\"page\":3.0,\"per_page\":100,\"name_cont\":\"  Élève \"}");
        assertThat(page).isEqualTo(new PageQuery(3, 100, "Élève"));
        assertThat(page.offset()).isEqualTo(200);
        assertThat(page(",\"q\":{\"page\":1000000000,\"per_page\":100}").offset())
                .isEqualTo(99_999_999_900L);
    }

    private static PageQuery page(String q) {
        return ((CategoriesQuery) Readings.message("{\"type\":\"organization_categories:query\"" + q + "}")
                        .body())
                .page();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"page\":1000000001}|out_of_range /q/page",
                "{\"page\":-1}|out_of_range /q/page",
                "{\"page\":12345678901234567890123}|out_of_range /q/page",
                "{\"per_page\":0}|out_of_range /q/per_page",
                "{\"per_page\":1e307}|out_of_range /q/per_page",
                "{\"name_eq\":\"x\"}|unknown_field /q/name_eq",
                "[]|wrong_type /q"
            })
    void wrongPagesAreTold(String q, String problem) {
        assertThat(Readings.places("{\"type\":\"person_categories:query\",\"q\":" + q + "}"))
                .containsExactly(problem);
    }

    @Test
    void aRecordIsAskedForByAnyOfItsNames() {
        RecordQuery query = (RecordQuery) Readings.message("{\"type\":\"person:query\",\"id\":7,\"import_id\":\" A \"}")
                .body();
        assertThat(query.key()).isEqualTo(new RecordKey(7L, "A"));
        assertThat(Readings.places("{\"type\":\"organization:query\"}")).containsExactly("required /id");
    }
}
