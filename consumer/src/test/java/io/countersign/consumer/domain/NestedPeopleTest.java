package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.consumer.TableContents;
import io.countersign.schema.ack.AckPayload;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@Tag("servers")
class NestedPeopleTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "nested");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static AckPayload upsert(String importId, String... people) {
        return CRM.organization("'import_id':'" + importId + "','name':'Acme','people':["
                + String.join(
                        ",",
                        List.of(people).stream().map(NestedPeopleTest::typed).toList()) + "]");
    }

    private static String typed(String members) {
        return "{'type':'people:upsert'," + members + "}";
    }

    private static JsonNode person(AckPayload ack, int index) {
        return ack.ids() == null
                ? MissingNode.getInstance()
                : ack.ids().path("people").path(index);
    }

    private static List<String> roles(String importId) {
        return CRM.rows("""
                SELECT p.first_name, p.last_name, c.title, c.main FROM collaborations c
                JOIN organizations o ON o.account_id = c.account_id AND o.id = c.organization_id
                JOIN people p ON p.account_id = c.account_id AND p.id = c.person_id
                WHERE c.account_id = :account AND o.import_id = '%s' ORDER BY p.id""".formatted(importId)).stream()
                .map(row -> row.values().toString())
                .toList();
    }

    @Test
    void theyAreWholePeopleWithARole() {
        AckPayload ack = upsert("whole", """
                'import_id':'W1','first_name':'John','last_name':'Doe','dob':'1970-12-30','gender':'man','locale':'fr',
                'category':{'name_en':'Staff'},'data_consent':'accepted','accepts_marketing':true,'note':'n',
                'contact_informations':[{'type':'Email','info':'j@example.com'}],'addresses':[{'name':'Home'}],
                'forms':[{'id':2,'data':{'key1':'value1'}}],'collaboration':{'title':'CTO','main':true}""", "'first_name':'Jane'");
        Expect.result(ack, CREATED);
        assertThat(person(ack, 0).path("import_id").asString()).isEqualTo("W1");
        assertThat(person(ack, 0).path("contact_informations")).hasSize(1);
        assertThat(person(ack, 0).path("addresses")).hasSize(1);
        assertThat(person(ack, 0).path("category").isIntegralNumber()).isTrue();
        assertThat(person(ack, 1).path("import_id").asString()).matches("[234679ACDEFGHJKMNPRTVWXYZ]{6}");
        assertThat(roles("whole")).containsExactly("[John, Doe, CTO, true]", "[Jane, null, null, false]");
        assertThat(CRM.row("""
                SELECT dob::text, gender, locale, data_consent, accepts_marketing, note,
                 (SELECT count(*) FROM form_answers f WHERE f.account_id = p.account_id AND f.person_id = p.id) AS forms
                FROM people p WHERE account_id = :account AND import_id = 'W1'"""))
                .hasToString("{dob=1970-12-30, gender=man, locale=fr, data_consent=accepted, accepts_marketing=true,"
                        + " note=n, forms=1}");
    }

    @Test
    void theyAreUpdatedByIdAndByImportId() {
        long byId = CRM.person("'import_id':'U1','first_name':'One'").id();
        Expect.result(CRM.person("'import_id':'U2','first_name':'Two'"), CREATED);
        AckPayload ack = upsert(
                "update",
                "'id':" + byId + ",'last_name':'Doe'",
                "'import_id':'u2','last_name':'Roe','collaboration':{'title':'CEO'}");
        Expect.result(ack, CREATED);
        assertThat(person(ack, 0).path("id").asLong()).isEqualTo(byId);
        assertThat(roles("update")).containsExactly("[One, Doe, null, false]", "[Two, Roe, CEO, false]");
        Expect.result(upsert("update", "'import_id':'U1'", "'import_id':'U2'"), UNCHANGED);
        Expect.result(upsert("update", "'import_id':'U1','collaboration':{'title':'CFO'}"), UPDATED);
        assertThat(roles("update")).containsExactly("[One, Doe, CFO, false]", "[Two, Roe, CEO, false]");
    }

    @Test
    void oneIsThePrimaryContact() {
        Expect.result(
                upsert(
                        "main",
                        "'import_id':'M1','first_name':'A','collaboration':{'main':true}",
                        "'import_id':'M2','first_name':'B'"),
                CREATED);
        Expect.result(upsert("main", "'import_id':'M2','collaboration':{'main':true}"), UPDATED);
        assertThat(roles("main")).containsExactly("[A, null, null, false]", "[B, null, null, true]");
        Expect.result(
                CRM.person(
                        "'import_id':'M3','first_name':'C','collaboration':{'organization':{'import_id':'main'},'title':'CEO','main':true}"),
                CREATED);
        assertThat(roles("main"))
                .containsExactly("[A, null, null, false]", "[B, null, null, false]", "[C, null, CEO, true]");
        Expect.result(
                CRM.person(
                        "'import_id':'M3','collaboration':{'organization':{'import_id':'MAIN'},'title':null,'main':null}"),
                UPDATED);
        assertThat(roles("main"))
                .containsExactly("[A, null, null, false]", "[B, null, null, false]", "[C, null, null, false]");
        Expect.invalid(
                upsert(
                        "main",
                        "'import_id':'M1','collaboration':{'main':true}",
                        "'import_id':'M2','collaboration':{'main':true}"),
                "conflict /people/1/collaboration/main");
    }

    @Test
    void aRoleEndsWhenItIsDeletedAndThePersonStays() {
        Expect.result(
                upsert("leave", "'import_id':'L1','first_name':'A','collaboration':{'title':'CEO','main':true}"),
                CREATED);
        Expect.result(upsert("leave", "'import_id':'L1','collaboration':{'delete':true}"), UPDATED);
        assertThat(roles("leave")).isEmpty();
        Expect.result(upsert("leave", "'import_id':'L2','first_name':'B','collaboration':{'main':true}"), UPDATED);
        assertThat(roles("leave")).containsExactly("[B, null, null, true]");
        assertThat(CRM.rows("SELECT 1 FROM people WHERE account_id = :account AND import_id = 'L1'"))
                .hasSize(1);
        Expect.invalid(
                CRM.person("'import_id':'L1','collaboration':{'organization':{'import_id':'nowhere'},'title':'CEO'}"),
                "not_found /collaboration/organization");
    }

    @Test
    void anOrganizationNamedByBothKeysMustBeTheSame() {
        long id = CRM.organization("'import_id':'both','name':'Both'").id();
        Expect.result(CRM.organization("'import_id':'both-2','name':'Another'"), CREATED);
        String person =
                "'import_id':'B1','first_name':'A','collaboration':{'organization':{'id':" + id + ",'import_id':";
        Expect.invalid(CRM.person(person + "'both-2'}}"), "not_found /collaboration/organization");
        Expect.invalid(CRM.person(person + "'both-3'}}"), "not_found /collaboration/organization");
        Expect.result(CRM.person(person + "' BOTH'}}"), CREATED);
        assertThat(roles("both")).containsExactly("[A, null, null, false]");
    }

    @Test
    void aRoleThatIsNotThereNeedsNoDeleting() {
        Expect.result(upsert("without", "'import_id':'W1','first_name':'A','collaboration':{'delete':true}"), CREATED);
        for (String organization : List.of("'import_id':'without'", "'import_id':'nowhere'", "'id':987654")) {
            Expect.result(
                    CRM.person(
                            "'import_id':'W1','collaboration':{'delete':true,'organization':{" + organization + "}}"),
                    UNCHANGED);
        }
        assertThat(roles("without")).isEmpty();
    }

    @Test
    void allOrNothingAndEveryProblemIsToldWithItsPlace() {
        Expect.invalid(
                upsert("all", "'import_id':'N1','first_name':'A'", "'first_name':'B','dob':'2023-02-30','gender':'x'"),
                "wrong_format /people/1/dob",
                "not_in_enum /people/1/gender");
        Expect.invalid(
                upsert(
                        "all",
                        "'import_id':'N1','first_name':'A'",
                        "'id':987654",
                        "'import_id':'N3'",
                        "'import_id':'N4','first_name':'D','contact_informations':[{'type':'Other','info':'x'},{'id':1,'info':'y'}]"),
                "not_found /people/1/id",
                "required /people/2/first_name",
                "not_found /people/3/contact_informations/1/id");
        assertThat(CRM.rows("SELECT 1 FROM people WHERE account_id = :account AND import_id IN ('N1', 'N3', 'N4')"))
                .isEmpty();
        assertThat(CRM.rows("SELECT 1 FROM organizations WHERE account_id = :account AND import_id = 'all'"))
                .isEmpty();
    }

    @Test
    void aRenameToATakenImportIdIsToldWithItsPlace() {
        Expect.result(
                upsert("taken", "'import_id':'T1','first_name':'A'", "'import_id':'T2','first_name':'B'"), CREATED);
        long second = (long) CRM.row("SELECT id FROM people WHERE account_id = :account AND import_id = 'T2'")
                .get("id");
        Expect.invalid(
                upsert("taken", "'import_id':'T3','first_name':'C'", "'id':" + second + ",'import_id':'t1'"),
                "import_id_taken /people/1/import_id");
    }

    @Test
    void importIdsMayBePassedOnWithinOneMessage() {
        Expect.result(
                upsert("pass", "'import_id':'pass-1','first_name':'A'", "'import_id':'pass-2','first_name':'B'"),
                CREATED);
        String id = "(SELECT id FROM people WHERE account_id = :account AND import_id = '%s')";
        long first =
                (long) CRM.row("SELECT" + id.formatted("pass-1") + " AS id").get("id");
        long second =
                (long) CRM.row("SELECT" + id.formatted("pass-2") + " AS id").get("id");
        Expect.result(
                upsert("pass", "'id':" + second + ",'import_id':'pass-3'", "'id':" + first + ",'import_id':'pass-2'"),
                UPDATED);
        assertThat(
                        CRM.rows(
                                "SELECT import_id FROM people WHERE account_id = :account AND import_id LIKE 'pass-%' ORDER BY id"))
                .hasToString("[{import_id=pass-2}, {import_id=pass-3}]");
    }

    @Test
    void whatElseIsWrongIsToldToo() {
        Expect.invalid(
                CRM.person(
                        "'id':987654,'dob':'2001-01-01','dod':'2000-01-01','category':{'id':987654},"
                                + "'collaboration':{'organization':{'import_id':'nowhere'}},'household':{'title':'T'},"
                                + "'contact_informations':[{'id':1,'info':'y'}],'contact_assignments':[{'id':1,'delete':true}]"),
                "not_found /id",
                "not_found /category/id",
                "out_of_range /dod",
                "not_found /collaboration/organization");
        String inside = "'people':[" + typed("'id':987654") + "," + typed("'import_id':'E1'") + "]";
        String problems = "not_found /people/0/id, required /people/1/first_name";
        Expect.invalid(
                CRM.organization("'id':987654,'status':'inactive'," + inside),
                ("not_found /id, " + problems).split(", "));
        upsert("else", "'import_id':'E2','first_name':'A'");
        upsert("or else", "'import_id':'E3','first_name':'A'");
        String id = CRM.row("SELECT id FROM organizations WHERE account_id = :account AND import_id = 'else'")
                .get("id")
                .toString();
        Expect.invalid(
                CRM.organization("'id':" + id + ",'import_id':'OR ELSE','status':'inactive'," + inside),
                ("import_id_taken /import_id, required /reason, " + problems).split(", "));
        Expect.invalid(
                CRM.person("'import_id':'E4','on_missing':'fail','household':{'id':987654}"),
                "not_found /import_id",
                "not_found /household/id");
        Expect.invalid(
                CRM.tell(
                        "{'type':'contact_assignment:upsert','person':{'import_id':'E4'},'assigned_to':{'id':987654}}"),
                "not_found /person",
                "not_found /assigned_to");
    }

    @Test
    void twoOfTheSameAreRefused() {
        Expect.invalid(
                upsert("twice", "'import_id':'S1','first_name':'A'", "'import_id':'s1','first_name':'B'"),
                "duplicate_item /people/1");
        Expect.invalid(
                upsert("twice", "'id':1,'first_name':'A'", "'id':1,'first_name':'B'"), "duplicate_item /people/1");
        Expect.invalid(upsert("twice", "'first_name':'A'", "'first_name':'A'"), "duplicate_item /people/1");
    }

    @Test
    void oneWithoutAKeyIsTheSamePersonWhenTheMessageComesAgain() {
        AckPayload first = upsert("keyless", "'first_name':'John','last_name':'Doe'", "'first_name':'Jane'");
        Expect.result(first, CREATED);
        TableContents before = TableContents.of(COMMUNITY);
        AckPayload again = upsert("keyless", "'first_name':'John','last_name':'Doe'", "'first_name':'Jane'");
        Expect.result(again, UNCHANGED);
        assertThat(again.ids()).isEqualTo(first.ids());
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
        AckPayload elsewhere = upsert("keyless too", "'first_name':'Jane'");
        assertThat(person(elsewhere, 0).path("id"))
                .isNotEqualTo(person(first, 1).path("id"));
    }

    @Test
    void oneWithoutAKeyIsTheSamePersonHoweverTheRecordAroundItIsNamed() {
        String people = "'people':[" + typed("'first_name':'Once'") + "]";
        for (String type : List.of("organizations:upsert", "households:upsert")) {
            String message = "{'type':'" + type + "','import_id':'%s','name':'Acme'," + people + "}";
            AckPayload first = CRM.tell(message.formatted("spelled"));
            Expect.result(first, CREATED);
            Expect.result(CRM.tell(message.formatted("SPELLED")), UNCHANGED);
            String byId = "{'type':'" + type + "','id':" + first.id();
            AckPayload again = CRM.tell(byId + "," + people + "}");
            Expect.result(again, UNCHANGED);
            assertThat(again.ids()).isEqualTo(first.ids());
            List<AckPayload> renamed = CRM.tellAll(List.of(
                    byId + ",'import_id':'spelled anew'}",
                    message.formatted("Spelled anew"),
                    message.formatted("spelled")));
            assertThat(renamed).extracting(AckPayload::result).containsExactly(UPDATED, UNCHANGED, CREATED);
        }
        assertThat(CRM.rows("SELECT 1 FROM people WHERE account_id = :account AND first_name = 'Once'"))
                .hasSize(4);
    }

    @Test
    void oneWithoutAKeyIsTheSamePersonWithinOneBatchAndInNamelessOrganizations() {
        String message =
                "{'type':'organizations:upsert','name':'Nameless','people':[{'type':'people:upsert','first_name':'Solo'}]}";
        List<AckPayload> acks = CRM.tellAll(List.of(message, message));
        assertThat(acks.get(1).ids()).isEqualTo(acks.get(0).ids());
        assertThat(CRM.rows("SELECT 1 FROM people WHERE account_id = :account AND first_name = 'Solo'"))
                .hasSize(1);
    }

    @Test
    void onePersonInThreeOrganizationsOfABatchHasARoleOfItsOwnInEach() {
        String message = "{'type':'organizations:upsert','import_id':'three-%d','name':'Three','people':["
                + "{'type':'people:upsert','import_id':'T','first_name':'T%d','collaboration':{'title':'%s','main':%s}}]}";
        List<AckPayload> acks = CRM.tellAll(List.of(
                message.formatted(1, 1, "CEO", true),
                message.formatted(2, 2, "CFO", false),
                message.formatted(3, 3, "CTO", true),
                message.formatted(1, 4, "Chair", false)));
        assertThat(acks).extracting(AckPayload::result).containsExactly(CREATED, CREATED, CREATED, UPDATED);
        assertThat(acks)
                .extracting(ack -> person(ack, 0).path("id"))
                .containsOnly(person(acks.get(0), 0).path("id"));
        assertThat(roles("three-1")).containsExactly("[T4, null, Chair, false]");
        assertThat(roles("three-2")).containsExactly("[T4, null, CFO, false]");
        assertThat(roles("three-3")).containsExactly("[T4, null, CTO, true]");
    }
}
