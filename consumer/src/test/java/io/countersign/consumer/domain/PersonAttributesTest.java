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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("servers")
class PersonAttributesTest {
    private static final String SELECT = """
            SELECT import_id, first_name, last_name, category_id, locale, gender, dob::text, data_consent,
                   accepts_marketing::text, note
            FROM people WHERE account_id = :account AND import_id = '%s'""";

    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "attributes");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static Map<String, Object> stored(String importId) {
        return CRM.row(SELECT.formatted(importId));
    }

    @Test
    void everyAttributeIsStored() {
        AckPayload ack = CRM.person("""
                'import_id':'JD0001','first_name':'Jane','last_name':'Doe','locale':'fr','gender':'woman','dob':'1970-12-30',
                'category':{'name_fr':'Membre','name_en':'Member'},'data_consent':'accepted','accepts_marketing':true,
                'note':'Lorem Ipsum\\ndolor sit amet.'""");
        Expect.result(ack, CREATED);
        assertThat(ack.importId()).isEqualTo("JD0001");
        assertThat(stored("JD0001"))
                .containsEntry("first_name", "Jane")
                .containsEntry("last_name", "Doe")
                .containsEntry("locale", "fr")
                .containsEntry("gender", "woman")
                .containsEntry("dob", "1970-12-30")
                .containsEntry("data_consent", "accepted")
                .containsEntry("accepts_marketing", "true")
                .containsEntry("note", "Lorem Ipsum\ndolor sit amet.");
        assertThat(CRM.row("""
                SELECT c.name_fr, c.name_en, c.kind FROM people p JOIN categories c USING (account_id)
                WHERE p.account_id = :account AND c.id = p.category_id AND p.import_id = 'JD0001'""")).hasToString("{name_fr=Membre, name_en=Member, kind=person}");
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        Expect.result(CRM.person("'import_id':'P-default','last_name':'Doe'"), CREATED);
        assertThat(stored("P-default"))
                .hasToString("{import_id=P-default, first_name=null, last_name=Doe, category_id=null, locale=null,"
                        + " gender=unknown, dob=null, data_consent=unknown, accepts_marketing=false, note=null}");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', nullValues = "NULL", textBlock = """
            first_name,        'Jane',       Jane,       'Joan',       Joan,       NULL
            last_name,         'Doe',        Doe,        'Roe',        Roe,        NULL
            locale,            'fr',         fr,         'en',         en,         NULL
            gender,            'woman',      woman,      'other',      other,      unknown
            dob,               '1970-12-30', 1970-12-30, '2000-02-29', 2000-02-29, NULL
            data_consent,      'accepted',   accepted,   'rejected',   rejected,   unknown
            accepts_marketing, true,         true,       false,        false,      false
            note,              'One',        One,        ' Two\\n',    ` Two\n`,    NULL
            """)
    void absentKeepsAndValuePutsAndNullClears(
            String member, String value, String kept, String other, String put, String cleared) {
        String importId = "patch-" + member;
        String rest = "'import_id':'" + importId + "','" + (member.equals("last_name") ? "first" : "last")
                + "_name':'Always'";
        Expect.result(CRM.person(rest + ",'" + member + "':" + value), CREATED);
        assertThat(stored(importId)).containsEntry(member, kept);
        Expect.result(CRM.person(rest), UNCHANGED);
        assertThat(stored(importId)).containsEntry(member, kept);
        Expect.result(CRM.person(rest + ",'" + member + "':" + other), UPDATED);
        assertThat(stored(importId)).containsEntry(member, put.replace("\\n", "\n"));
        AckPayload clearing = CRM.person(rest + ",'" + member + "':null");
        Expect.result(clearing, put.equals(cleared) ? UNCHANGED : UPDATED);
        assertThat(stored(importId)).containsEntry(member, cleared);
    }

    @Test
    void aPersonNeedsAFirstOrALastName() {
        Expect.invalid(CRM.person("'import_id':'P-none'"), "required /first_name");
        Expect.invalid(CRM.person("'import_id':'P-blank','first_name':'  ','last_name':''"), "required /first_name");
        Expect.result(CRM.person("'import_id':'P-one','first_name':'Jane'"), CREATED);
        Expect.invalid(CRM.person("'import_id':'P-one','first_name':null"), "required /first_name");
        Expect.invalid(CRM.person("'import_id':'P-one','first_name':null,'last_name':null"), "required /first_name");
        Expect.result(CRM.person("'import_id':'P-one','first_name':null,'last_name':'Doe'"), UPDATED);
        assertThat(stored("P-one")).containsEntry("first_name", null).containsEntry("last_name", "Doe");
        assertThat(CRM.rows("SELECT import_id FROM people WHERE account_id = :account"))
                .extracting(row -> row.get("import_id"))
                .doesNotContain("P-none", "P-blank");
    }

    @Test
    void textsAreTrimmedButForNotes() {
        Expect.result(CRM.person("""
                'import_id':' P-trim\\t','first_name':'\\u00a0 Jane ','last_name':' ','note':' as written '"""), CREATED);
        assertThat(stored("P-trim"))
                .containsEntry("first_name", "Jane")
                .containsEntry("last_name", null)
                .containsEntry("note", " as written ");
    }

    @Test
    void textsOfEveryScriptAreStoredAsTheyAre() {
        String name = "Zoë 山田 \uD83D\uDC69\u200D\uD83D\uDCBB \u0627\u0644";
        Expect.result(CRM.person("'import_id':'P-script','first_name':'" + name + "'"), CREATED);
        assertThat(stored("P-script")).containsEntry("first_name", name);
    }

    @Test
    void lengthsAreCountedInCharacters() {
        String longest = "\uD83D\uDC69".repeat(255);
        Expect.result(CRM.person("'import_id':'P-long','first_name':'" + longest + "'"), CREATED);
        Expect.invalid(CRM.person("'import_id':'P-longer','first_name':'x" + longest + "'"), "too_long /first_name");
        Expect.invalid(CRM.person("'first_name':'x','import_id':'y" + longest + "'"), "too_long /import_id");
        Expect.result(CRM.person("'first_name':'x','import_id':'" + longest + "'"), CREATED);
    }

    @Test
    void allProblemsAreToldAtOnceInTheirOrder() {
        AckPayload ack = CRM.person("""
                'import_id':7,'first_name':true,'last_name':'Doe','locale':'de','gender':'','dob':'2999-01-01','data_consent':'yes',
                'accepts_marketing':'true','note':[],'contact_informations':[{'type':'Email','info':'nobody'}]""");
        assertThat(Expect.problems(ack))
                .containsExactly(
                        "wrong_type /accepts_marketing",
                        "wrong_format /contact_informations/0/info",
                        "not_in_enum /data_consent",
                        "in_future /dob",
                        "wrong_type /first_name",
                        "not_in_enum /gender",
                        "wrong_type /import_id",
                        "not_in_enum /locale",
                        "wrong_type /note");
    }

    @Test
    void aMessageThatFailsLeavesEverythingAsItWas() {
        Expect.result(CRM.person("'import_id':'P-kept','first_name':'Jane','note':'kept'"), CREATED);
        List<AckPayload> acks = CRM.tellAll(List.of(
                "{'type':'people:upsert','import_id':'P-kept','note':'lost','category':{'id':987}}",
                "{'type':'people:upsert','import_id':'P-kept','last_name':'Doe'}"));
        Expect.invalid(acks.get(0), "not_found /category/id");
        Expect.result(acks.get(1), UPDATED);
        assertThat(stored("P-kept")).containsEntry("note", "kept").containsEntry("last_name", "Doe");
    }
}
