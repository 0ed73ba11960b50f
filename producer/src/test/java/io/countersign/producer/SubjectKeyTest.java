package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SubjectKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"people:upsert\",\"import_id\":\"JD0001\"}|person:JD0001",
                "{\"type\":\"people:upsert\",\"import_id\":\" JD0001 \",\"id\":7}|person:JD0001",
                "{\"type\":\"people:upsert\",\"import_id\":\" \",\"id\":7}|person#7",
                "{\"type\":\"person:delete\",\"id\":7}|person#7",
                "{\"type\":\"person:query\",\"import_id\":\"JD0001\"}|person:JD0001",
                "{\"type\":\"organizations:upsert\",\"import_id\":\"a:b\"}|organization:a:b",
                "{\"type\":\"form:fill\",\"id\":1,\"subject\":{\"type\":\"household\",\"import_id\":\"H1\"}}|household:H1",
                "{\"type\":\"form:fill\",\"id\":1,\"subject\":{\"type\":\"people:upsert\",\"id\":7}}|person#7",
                "{\"type\":\"households:upsert\",\"import_id\":null,\"id\":9007199254740993}|household#9007199254740993",
                "{\"type\":\"contact_assignment:upsert\",\"id\":3,\"person\":{\"id\":7},\"assigned_to\":{\"id\":8}}|person#7"
            })
    void namesTheSubject(String payload, String key) throws MalformedJsonException {
        assertThat(SubjectKey.of(parse(payload))).hasValue(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":7,\"id\":1}",
                "{\"type\":\"ping\",\"id\":1}",
                "{\"type\":\"form:fill\",\"id\":1,\"subject\":7}",
                "{\"type\":\"people:upsert\",\"first_name\":\"Jane\"}",
                "{\"type\":\"contact_assignment:upsert\",\"id\":3}",
                "{\"type\":\"people:upsert\",\"id\":\"7\",\"import_id\":7}"
            })
    void isEmptyWithoutASubject(String payload) throws MalformedJsonException {
        assertThat(SubjectKey.of(parse(payload))).isEmpty();
    }

    private static ObjectNode parse(String payload) throws MalformedJsonException {
        return (ObjectNode) StrictJson.parse(Bytes.utf8(payload), JsonLimits.defaults());
    }
}
