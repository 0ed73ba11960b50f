package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
class FormsTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "forms");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static AckPayload fill(String importId, String forms) {
        return CRM.person("'import_id':'" + importId + "','first_name':'Jane','forms':[" + forms + "]");
    }

    private static String stored(String importId) {
        return CRM.rows("""
                SELECT f.form_id, f.data::text FROM form_answers f JOIN people p ON p.account_id = f.account_id
                 AND p.id = f.person_id WHERE f.account_id = :account AND p.import_id = '%s' ORDER BY f.form_id""".formatted(importId)).toString();
    }

    @Test
    void answersAreMergedMemberByMemberIntoThoseOfTheSameForm() {
        Expect.result(
                fill("merge", "{'id':1,'data':{'a':' 1 ','b':{'x':1,'y':2},'c':[1]}},{'id':2,'data':{}}"), CREATED);
        Expect.result(fill("merge", "{'id':1,'data':{'b':{'x':3},'c':null,'d':null,'e':true}}"), UPDATED);
        assertThat(stored("merge"))
                .isEqualTo(
                        "[{form_id=1, data={\"a\": \" 1 \", \"b\": {\"x\": 3}, \"e\": true}}, {form_id=2, data={}}]");
        Expect.result(fill("merge", "{'id':1,'delete':true}"), UPDATED);
        Expect.result(fill("merge", "{'id':1,'delete':true}"), UNCHANGED);
        assertThat(stored("merge")).isEqualTo("[{form_id=2, data={}}]");
        Expect.result(CRM.person("'import_id':'none','first_name':'Jane'"), CREATED);
        Expect.result(fill("none", "{'id':1,'delete':true}"), UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'text'",
                "1.5",
                "1.0",
                "100e-2",
                "1e2",
                "-0.0",
                "0.1",
                "1e-7",
                "123456789.123456789",
                "1e300",
                "true",
                "[1.50,{'z':1,'a':[2.0]}]"
            })
    void theSameAnswersAgainChangeNothing(String answer) {
        String importId = "same " + answer.replaceAll("['{}]", "");
        String message = "{'type':'people:upsert','import_id':'" + importId
                + "','first_name':'Jane','forms':[{'id':1,'data':{'k':" + answer + "}}]}";
        Expect.result(CRM.tellAsWritten(message.replace('\'', '"')), CREATED);
        Expect.result(CRM.tellAsWritten(message.replace('\'', '"')), UNCHANGED);
    }

    @Test
    void numbersKeepAllTheirDigitsWhileOthersChange() {
        String raw =
                "{\"type\":\"people:upsert\",\"import_id\":\"digits\",\"first_name\":\"Jane\",\"forms\":[{\"id\":1,\"data\":{"
                        + "\"pi\":3.14159265358979323846264338327950288,\"big\":123456789012345678901234567890}}]}";
        Expect.result(CRM.tellAsWritten(raw), CREATED);
        Expect.result(fill("digits", "{'id':1,'data':{'other':1}}"), UPDATED);
        assertThat(stored("digits"))
                .contains("\"pi\": 3.14159265358979323846264338327950288")
                .contains("\"big\": 123456789012345678901234567890");
    }

    @Test
    void formsAreChecked() {
        Expect.invalid(
                fill("checked", "{'id':1},{'data':{}},{'id':2,'data':[]},{'id':1,'data':{}},{'id':0,'data':{}}"),
                "required /forms/0/data",
                "required /forms/1/id",
                "wrong_type /forms/2/data",
                "duplicate_item /forms/3",
                "out_of_range /forms/4/id");
    }

    @Test
    void organizationsHaveThemToo() {
        AckPayload ack = CRM.organization("'import_id':'o','name':'Acme','forms':[{'id':9,'data':{'key1':'value1'}}]");
        Expect.result(ack, CREATED);
        Expect.result(CRM.organization("'import_id':'o','forms':[{'id':9,'data':{'key1':'value1'}}]"), UNCHANGED);
        Expect.result(CRM.organization("'import_id':'o','forms':[{'id':9,'data':{'key1':'value2'}}]"), UPDATED);
        assertThat(CRM.row("SELECT form_id, person_id, data::text FROM form_answers WHERE account_id = :account"
                        + " AND organization_id = " + ack.id()))
                .hasToString("{form_id=9, person_id=null, data={\"key1\": \"value2\"}}");
    }
}
