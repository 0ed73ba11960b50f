package io.countersign.consumer.domain;

import static io.countersign.consumer.definitions.Drafts.archived;
import static io.countersign.consumer.definitions.Drafts.field;
import static io.countersign.consumer.definitions.Drafts.mandatory;
import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.MERGED;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.consumer.definitions.FieldRegistry;
import io.countersign.schema.ack.AckPayload;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("servers")
class CustomFieldsTest {
    private static final Community COMMUNITY = new Community();
    private static final FieldRegistry FIELDS = new FieldRegistry(COMMUNITY.database.jdbi());
    private static final Sender CRM = new Sender(COMMUNITY, "fields");
    private static final Sender STRICT = new Sender(COMMUNITY, "strict");
    private static final Sender ARCHIVE = new Sender(COMMUNITY, "archive");
    private static final Sender NONE = new Sender(COMMUNITY, "none");

    @BeforeAll
    static void start() {
        FIELDS.apply(
                CRM.name,
                List.of(
                        field("motto", FieldType.TEXT),
                        field("height", FieldType.NUMBER),
                        field("since", FieldType.DATE),
                        field("member", FieldType.BOOLEAN),
                        field("size", FieldType.CHOICE, "S", "M", "L"),
                        field("languages", FieldType.MULTI_CHOICE, "fr", "en", "de"),
                        archived(field("fax", FieldType.TEXT))));
        FIELDS.apply(
                STRICT.name,
                List.of(
                        mandatory(field("motto", FieldType.TEXT)),
                        mandatory(field("size", FieldType.CHOICE, "S", "M")),
                        archived(mandatory(field("fax", FieldType.TEXT)))));
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static AckPayload tell(Sender sender, String importId, String fields) {
        return sender.person("'import_id':'" + importId + "','first_name':'Jane','custom_fields':[" + fields + "]");
    }

    private static String stored(Sender sender, String importId) {
        return sender.rows("""
                        SELECT d.key, v.value::text FROM custom_field_values v
                        JOIN custom_field_definitions d ON d.account_id = v.account_id AND d.id = v.field_id
                        JOIN people p ON p.account_id = v.account_id AND p.id = v.person_id
                        WHERE v.account_id = :account AND p.import_id = '%s' ORDER BY d.id""".formatted(importId)).stream()
                .map(row -> row.get("key") + "=" + row.get("value"))
                .toList()
                .toString();
    }

    @Test
    void valuesAreKeptOneAFieldAndToldInTheResource() {
        String all = "{'key':'motto','value':' Aim high '},{'id':2,'value':1.720},{'key':'since','value':'2031-02-28'},"
                + "{'key':'member','id':4,'value':false},{'key':'size','value':'M'},"
                + "{'key':'languages','value':['de','fr']}";
        Expect.result(tell(CRM, "all", all), CREATED);
        assertThat(stored(CRM, "all"))
                .isEqualTo("[motto=\"Aim high\", height=1.72, since=\"2031-02-28\", member=false, size=\"M\","
                        + " languages=[\"fr\", \"de\"]]");
        AckPayload told = CRM.person("'import_id':'all','return':'resource'");
        assertThat(String.valueOf(told.resource())).contains("""
                "custom_fields":[{"id":1,"key":"motto","value":"Aim high"},{"id":2,"key":"height","value":1.72},\
                {"id":3,"key":"since","value":"2031-02-28"},{"id":4,"key":"member","value":false},\
                {"id":5,"key":"size","value":"M"},{"id":6,"key":"languages","value":["fr","de"]}]""");
    }

    @Test
    void sayingTheSameAgainChangesNothingAndOmissionKeeps() {
        Expect.result(
                tell(CRM, "again", "{'key':'height','value':172},{'key':'languages','value':['en','fr']}"), CREATED);
        Expect.result(CRM.tellAsWritten("""
                        {"type":"people:upsert","import_id":"again","custom_fields":[
                        {"key":"languages","value":["fr","en"]},{"key":"height","value":1.7200e2}]}"""), UNCHANGED);
        Expect.result(CRM.person("'import_id':'again'"), UNCHANGED);
        Expect.result(tell(CRM, "again", "{'key':'height','value':173}"), UPDATED);
        assertThat(stored(CRM, "again")).isEqualTo("[height=173, languages=[\"fr\", \"en\"]]");
    }

    @Test
    void nullBlankEmptyAndDeleteClear() {
        Expect.result(
                tell(
                        CRM,
                        "clear",
                        "{'key':'motto','value':'x'},{'key':'height','value':1},{'key':'member','value':true},"
                                + "{'key':'languages','value':['fr']},{'key':'size','value':'S'}"),
                CREATED);
        String cleared = "{'key':'motto','value':' '},{'key':'height','value':null},{'key':'member','delete':true},"
                + "{'key':'languages','value':[]},{'key':'size','value':'L','delete':true}";
        Expect.result(tell(CRM, "clear", cleared), UPDATED);
        assertThat(stored(CRM, "clear")).isEqualTo("[]");
        Expect.result(tell(CRM, "clear", cleared), UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'key':'colour','value':1          | unknown_field /custom_fields/0/key",
                "'id':99,'value':1                 | unknown_field /custom_fields/0/id",
                "'key':'Motto','value':'x'         | unknown_field /custom_fields/0/key",
                "'key':'fax','value':'1'           | unknown_field /custom_fields/0/key",
                "'key':'motto','id':2,'value':'1'  | identity_conflict /custom_fields/0",
                "'key':'motto','value':1           | wrong_type /custom_fields/0/value",
                "'key':'height','value':'1'        | wrong_type /custom_fields/0/value",
                "'key':'member','value':'true'     | wrong_type /custom_fields/0/value",
                "'key':'since','value':20300101    | wrong_type /custom_fields/0/value",
                "'key':'since','value':'2030-02-30'| wrong_format /custom_fields/0/value",
                "'key':'size','value':'s'          | not_in_enum /custom_fields/0/value",
                "'key':'size','value':['S']        | wrong_type /custom_fields/0/value",
                "'key':'languages','value':'fr'    | wrong_type /custom_fields/0/value",
                "'key':'languages','value':['fr','it']| not_in_enum /custom_fields/0/value/1",
                "'key':'languages','value':['fr','fr']| duplicate_item /custom_fields/0/value/1"
            })
    void aValueThatTheDefinitionDoesNotAllowIsTold(String item, String problem) {
        Expect.invalid(CRM.person("'first_name':'Jane','custom_fields':[{" + item + "}]"), problem);
    }

    @Test
    void allProblemsAreToldAtOnceAndNothingIsKept() {
        Expect.invalid(
                tell(
                        CRM,
                        "wrong",
                        "{'key':'motto','value':'fine'},{'key':'size','value':'XL'},{'id':1,'value':'again'},"
                                + "{'key':'nobody','value':1},{'key':'height','value':'tall'}"),
                "not_in_enum /custom_fields/1/value",
                "duplicate_item /custom_fields/2",
                "unknown_field /custom_fields/3/key",
                "wrong_type /custom_fields/4/value");
        assertThat(stored(CRM, "wrong")).isEqualTo("[]");
        Expect.invalid(
                CRM.organization("'name':'Acme','people':[{'type':'people:upsert','first_name':'Jane',"
                        + "'custom_fields':[{'key':'height','value':'tall'}]}]"),
                "wrong_type /people/0/custom_fields/0/value");
        Expect.invalid(tell(NONE, "any", "{'key':'motto','value':'x'}"), "unknown_field /custom_fields/0/key");
    }

    @Test
    void newPeopleNeedMandatoryFieldsAndNobodysCanBeCleared() {
        Expect.invalid(
                STRICT.person("'import_id':'m','first_name':'Jane'"),
                "required /custom_fields",
                "required /custom_fields");
        Expect.invalid(
                tell(STRICT, "m", "{'key':'motto','value':null}"),
                "required /custom_fields/0/value",
                "required /custom_fields");
        Expect.invalid(
                STRICT.organization("'name':'Acme','people':[{'type':'people:upsert','first_name':'Jane',"
                        + "'custom_fields':[{'key':'motto','value':'x'}]}]"),
                "required /people/0/custom_fields");
        Expect.result(tell(STRICT, "m", "{'key':'motto','value':'x'},{'key':'size','value':'S'}"), CREATED);
        Expect.result(STRICT.person("'import_id':'m','last_name':'Doe'"), UPDATED);
        Expect.invalid(
                tell(STRICT, "m", "{'key':'motto','value':''},{'id':2,'delete':true}"),
                "required /custom_fields/0/value",
                "required /custom_fields/1/value");
        assertThat(stored(STRICT, "m")).isEqualTo("[motto=\"x\", size=\"S\"]");
    }

    @Test
    void valuesOfAnArchivedFieldStayButAreNotToldAndCanBeCleared() {
        FIELDS.apply(ARCHIVE.name, List.of(field("fax", FieldType.TEXT)));
        Expect.result(tell(ARCHIVE, "a", "{'key':'fax','value':'1'}"), CREATED);
        FIELDS.apply(ARCHIVE.name, List.of(archived(field("fax", FieldType.TEXT))));
        AckPayload told = ARCHIVE.person("'import_id':'a','return':'resource'");
        assertThat(String.valueOf(told.resource())).contains("\"custom_fields\":[]");
        assertThat(stored(ARCHIVE, "a")).isEqualTo("[fax=\"1\"]");
        Expect.result(tell(ARCHIVE, "a", "{'key':'fax','delete':true}"), UPDATED);
        assertThat(stored(ARCHIVE, "a")).isEqualTo("[]");
    }

    @Test
    void whoBecomesOneWithAnotherCompletesItsValues() {
        String email = "'contact_informations':[{'type':'Email','info':'twice@example.com'}]";
        tell(CRM, "twice", "{'key':'size','value':'S'},{'key':'motto','value':'first'}");
        tell(CRM, "once", "{'key':'height','value':2},{'key':'motto','value':'second'}");
        CRM.person("'import_id':'twice'," + email);
        CRM.person("'import_id':'once'," + email);
        AckPayload merged = CRM.person("'import_id':'twice','match':['email'],'on_conflict':'merge'," + email);
        Expect.result(merged, MERGED);
        assertThat(stored(CRM, "twice")).isEqualTo("[motto=\"first\", height=2, size=\"S\"]");
        assertThat(stored(CRM, "once")).isEqualTo("[]");
        assertThat(CRM.row("SELECT former -> 'custom_field_values' AS kept FROM merges WHERE account_id = :account"))
                .hasToString("{kept=[{\"value\": \"second\", \"field_id\": 1}, {\"value\": 2, \"field_id\": 2}]}");
    }

    @Test
    void oneBatchMayWriteTheSamePersonsFieldsOften() {
        List<AckPayload> acks = CRM.tellAll(List.of(
                "{'type':'people:upsert','import_id':'b','first_name':'Jane','custom_fields':[{'key':'size','value':'S'}]}",
                "{'type':'people:upsert','import_id':'b','custom_fields':[{'key':'motto','value':'x'}]}",
                "{'type':'people:upsert','import_id':'b','custom_fields':[{'key':'size','value':'XL'}]}",
                "{'type':'people:upsert','import_id':'b','custom_fields':[{'key':'size','value':'L'}]}"));
        assertThat(acks)
                .extracting(ack -> ack.result().text())
                .containsExactly("created", "updated", "invalid", "updated");
        assertThat(stored(CRM, "b")).isEqualTo("[motto=\"x\", size=\"L\"]");
    }
}
