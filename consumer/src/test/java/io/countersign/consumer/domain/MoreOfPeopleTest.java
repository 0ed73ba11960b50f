package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("servers")
class MoreOfPeopleTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "more-of-people");
    private static final Sender ELSEWHERE = new Sender(COMMUNITY, "people-elsewhere");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static Object stored(String column, String importId) {
        return CRM.row("SELECT " + column + "::text AS v FROM people WHERE account_id = :account AND import_id = '"
                        + importId + "'")
                .get("v");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', nullValues = "NULL", textBlock = """
            middle_name,              'Andrea',                  Andrea,                  NULL
            title,                    'Dr',                      Dr,                      NULL
            nickname,                 'Jan',                     Jan,                     NULL
            salutation,               'Dear Jane',               Dear Jane,               NULL
            dod,                      '2021-10-31',              2021-10-31,              NULL
            marital_status,           'married',                 married,                 NULL
            occupation,               'teacher',                 teacher,                 NULL
            guardian,                 true,                      true,                    false
            archived,                 true,                      true,                    false
            status,                   'bounced',                 bounced,                 active
            username,                 'Jane.Doe',                Jane.Doe,                NULL
            login_active,             true,                      true,                    false
            role,                     'editor',                  editor,                  NULL
            preferred_contact_method, 'email',                   email,                   NULL
            receipt,                  {'to':'household'},        `{"to": "household"}`,   {}
            avatar_url,               'https://example.com/j',   https://example.com/j,   NULL
            timezone,                 'America/Toronto',         America/Toronto,         NULL
            traits,                   `{'plan':' pro ','n':[1]}`, `{"n": [1], "plan": " pro "}`, {}
            """)
    void absentKeepsAndValuePutsAndNullClears(String member, String value, String put, String cleared) {
        String importId = "more-" + member;
        String person = "'import_id':'" + importId + "','last_name':'Doe'";
        Expect.result(CRM.person(person), CREATED);
        assertThat(stored(member, importId)).isEqualTo(cleared);
        Expect.result(CRM.person(person + ",'" + member + "':" + value), UPDATED);
        assertThat(stored(member, importId)).isEqualTo(put);
        Expect.result(CRM.person(person + ",'" + member + "':" + value), UNCHANGED);
        Expect.result(CRM.person(person), UNCHANGED);
        assertThat(stored(member, importId)).isEqualTo(put);
        Expect.result(CRM.person(person + ",'" + member + "':null"), UPDATED);
        assertThat(stored(member, importId)).isEqualTo(cleared);
    }

    @Test
    void traitsAndReceiptsAreMergedMemberByMember() {
        String person = "'import_id':'merged','last_name':'Doe',";
        Expect.result(
                CRM.person(person + "'traits':{'a':{'x':1},'b':2,'c':null},'receipt':{'alias':'J','mode':'none'}"),
                CREATED);
        Expect.result(CRM.person(person + "'traits':{'a':{'y':2},'b':null},'receipt':{'mode':'one_off'}"), UPDATED);
        assertThat(stored("traits", "merged")).isEqualTo("{\"a\": {\"y\": 2}}");
        assertThat(stored("receipt", "merged")).isEqualTo("{\"mode\": \"one_off\", \"alias\": \"J\"}");
        AckPayload ack = CRM.person(person + "'traits':{},'receipt':{},'return':'resource'");
        Expect.result(ack, UNCHANGED);
        assertThat(ack.resource().path("traits").toString()).isEqualTo("{\"a\":{\"y\":2}}");
        assertThat(ack.resource().path("receipt").path("alias").asString()).isEqualTo("J");
    }

    @Test
    void nobodyDiesBeforeBirth() {
        Expect.result(CRM.person("'import_id':'dates','last_name':'Doe','dob':'1970-12-30'"), CREATED);
        Expect.invalid(CRM.person("'import_id':'dates','dod':'1970-12-29'"), "out_of_range /dod");
        Expect.result(CRM.person("'import_id':'dates','dod':'1970-12-30'"), UPDATED);
        Expect.invalid(CRM.person("'import_id':'dates','dob':'1971-01-01'"), "out_of_range /dod");
    }

    @Test
    void aUsernameBelongsToOnePerson() {
        Expect.result(CRM.person("'import_id':'user-1','last_name':'Doe','username':'Doe'"), CREATED);
        Expect.invalid(
                CRM.person("'import_id':'user-2','last_name':'Doe','username':' doE '"), "username_taken /username");
        Expect.result(CRM.person("'import_id':'user-1','username':'DOE'"), UPDATED);
        Expect.result(CRM.person("'import_id':'user-1','username':'other'"), UPDATED);
        Expect.result(CRM.person("'import_id':'user-2','last_name':'Doe','username':'doe'"), CREATED);
        Expect.result(ELSEWHERE.person("'import_id':'user-3','last_name':'Doe','username':'doe'"), CREATED);
    }

    @Test
    void usernamesChangeHandsWithinABatch() {
        CRM.person("'import_id':'swap-1','last_name':'Doe','username':'one'");
        CRM.person("'import_id':'swap-2','last_name':'Doe','username':'two'");
        List<AckPayload> acks = CRM.tellAll(List.of(
                "{'type':'people:upsert','import_id':'swap-1','username':'two'}",
                "{'type':'people:upsert','import_id':'swap-1','username':'three'}",
                "{'type':'people:upsert','import_id':'swap-2','username':'one'}",
                "{'type':'people:upsert','import_id':'swap-1','username':'two'}",
                "{'type':'people:upsert','last_name':'Roe','import_id':'swap-3','username':'three'}"));
        Expect.invalid(acks.get(0), "username_taken /username");
        acks.subList(1, 4).forEach(ack -> Expect.result(ack, UPDATED));
        Expect.result(acks.get(4), CREATED);
        assertThat(CRM.rows("SELECT username_key || '=' || import_id AS v FROM usernames u"
                        + " JOIN people p ON p.account_id = u.account_id AND p.id = u.person_id"
                        + " WHERE u.account_id = :account AND import_id LIKE 'swap%' ORDER BY 1"))
                .extracting(row -> row.get("v"))
                .containsExactly("one=swap-2", "three=swap-3", "two=swap-1");
    }
}
