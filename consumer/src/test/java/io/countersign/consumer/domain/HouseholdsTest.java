package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.consumer.TableContents;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.message.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** households:upsert: households and the people in them. */
@Tag("servers")
class HouseholdsTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "households");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static String member(String members) {
        return "{'type':'people:upsert'," + members + "}";
    }

    /** The people of a household with their titles, the primary contact with a star. */
    private static List<String> people(String household) {
        return CRM.rows("""
                SELECT p.import_id, m.title, m.main FROM household_members m
                JOIN households h ON h.account_id = m.account_id AND h.id = m.household_id
                JOIN people p ON p.account_id = m.account_id AND p.id = m.person_id
                WHERE m.account_id = :account AND h.import_id = '%s' ORDER BY p.id""".formatted(household)).stream()
                .map(row -> row.get("import_id") + " " + row.get("title")
                        + (row.get("main").equals(true) ? "*" : ""))
                .toList();
    }

    @Test
    void aHouseholdIsKeptWithAllThatBelongsToIt() {
        AckPayload ack = CRM.household("""
                'import_id':'ALL','name':'The Does','category':{'name_fr':'Famille'},'locale':'fr','data_consent':'accepted',
                'accepts_marketing':true,'note':'Ring twice.','contact_informations':[{'type':'PhoneNumber','info':'123 1234','main':true}],
                'addresses':[{'name':'Home','zip':'M5V 3P9','main':true}],'forms':[{'id':1,'data':{'pets':2}}],
                'people':[%s,%s]""".formatted(
                        member("'import_id':'ALL1','first_name':'Jane','collaboration':{'title':'Mother','main':true}"),
                        member("'import_id':'ALL2','last_name':'Doe'")));
        Expect.result(ack, CREATED);
        assertThat(ack.importId()).isEqualTo("ALL");
        assertThat(String.valueOf(ack.ids()))
                .matches(
                        "\\{\"addresses\":\\[\\d+],\"category\":\\d+,\"contact_informations\":\\[\\d+],"
                                + "\"people\":\\[\\{\"id\":\\d+,\"import_id\":\"ALL1\"},\\{\"id\":\\d+,\"import_id\":\"ALL2\"}]}");
        assertThat(people("ALL")).containsExactly("ALL1 Mother*", "ALL2 null");
        assertThat(CRM.row("""
                SELECT name, locale, data_consent, accepts_marketing, note, category_name_fr, phone, people, main_person_id
                FROM current_households WHERE account_id = :account AND import_id = 'ALL'""").toString())
                .contains("The Does", "fr", "accepted", "true", "Ring twice.", "Famille", "people=2");
        assertThat(CRM.row("""
                SELECT a.name, f.data::text AS answers FROM households h
                JOIN addresses a ON a.account_id = h.account_id AND a.household_id = h.id
                JOIN form_answers f ON f.account_id = h.account_id AND f.household_id = h.id
                WHERE h.account_id = :account AND h.import_id = 'ALL'""").toString()).contains("Home", "pets");
    }

    @Test
    void theSampleMayBeSentTwice() {
        String sample = Samples.load("households/samples/valid/every-member.json")
                .without(List.of("id", "audience", "category", "issued_at"))
                .toString()
                .replaceAll("\"id\":(5|6|12|17),", "")
                .replace("\"organization\":{\"id\":3}", "\"organization\":null");
        CRM.person("'import_id':'PA0001','first_name':'Pat'");
        CRM.person("'import_id':'JD0003','first_name':'Jo'");
        Expect.result(CRM.tell(sample), CREATED);
        TableContents before = TableContents.of(COMMUNITY);
        AckPayload again = CRM.tell(sample);
        Expect.result(again, UNCHANGED);
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
    }

    @Test
    void membersThatAreLeftOutAreKept() {
        CRM.household("'import_id':'KEEP','name':'A','note':'n','people':["
                + member("'import_id':'KEEP1','first_name':'J'") + "]");
        Expect.result(CRM.household("'import_id':'keep','name':'B'"), UPDATED);
        Expect.result(CRM.household("'import_id':'keep','people':[]"), UNCHANGED);
        assertThat(CRM.row("SELECT name, note FROM households WHERE account_id = :account AND import_id = 'KEEP'"))
                .hasToString("{name=B, note=n}");
        assertThat(people("KEEP")).containsExactly("KEEP1 null");
    }

    @Test
    void whoIsNamedInAnotherHouseholdMovesThere() {
        String jane = member("'import_id':'MOVE1','first_name':'J','collaboration':{'title':'Aunt','main':true}");
        CRM.household("'import_id':'MOVE-A','name':'A','people':[" + jane + "]");
        AckPayload moved =
                CRM.household("'import_id':'MOVE-B','name':'B','people':[" + member("'import_id':'MOVE1'") + "]");
        Expect.result(moved, CREATED);
        assertThat(people("MOVE-A")).isEmpty();
        assertThat(people("MOVE-B")).containsExactly("MOVE1 null");
        assertThat(CRM.tellAll(List.of(
                        "{'type':'households:upsert','import_id':'MOVE-A','people':[" + jane + "]}",
                        "{'type':'households:upsert','import_id':'MOVE-B','people':[" + jane + "]}",
                        "{'type':'households:upsert','import_id':'MOVE-A','people':[" + jane + "]}")))
                .extracting(AckPayload::result)
                .containsOnly(UPDATED);
        assertThat(people("MOVE-A")).containsExactly("MOVE1 Aunt*");
        assertThat(people("MOVE-B")).isEmpty();
    }

    @Test
    void thereIsOnePrimaryContactHoweverManyAreStated() {
        String both = "'import_id':'MAIN','name':'A','people':["
                + member("'import_id':'M1','first_name':'A','collaboration':{'main':%s}") + ","
                + member("'import_id':'M2','first_name':'B','collaboration':{'main':%s}") + "]";
        Expect.invalid(CRM.household(both.formatted("true", "true")), "conflict /people/1/collaboration/main");
        Expect.result(CRM.household(both.formatted("true", "false")), CREATED);
        assertThat(people("MAIN")).containsExactly("M1 null*", "M2 null");
        Expect.result(CRM.household(both.formatted("false", "true")), UPDATED);
        assertThat(people("MAIN")).containsExactly("M1 null", "M2 null*");
        String third = "'import_id':'MAIN','people':["
                + member("'import_id':'M3','first_name':'C','collaboration':{'main':true}") + "]";
        Expect.result(CRM.household(third), UPDATED);
        assertThat(people("MAIN")).containsExactly("M1 null", "M2 null", "M3 null*");
        List<String> inTurn = List.of(
                "{'type':'people:upsert','import_id':'M1','household':{'main':true}}",
                "{'type':'people:upsert','import_id':'M2','household':{'main':true}}",
                "{'type':'people:upsert','import_id':'M1','household':{'title':'Head'}}");
        assertThat(CRM.tellAll(inTurn)).extracting(AckPayload::result).containsOnly(UPDATED);
        assertThat(people("MAIN")).containsExactly("M1 Head", "M2 null*", "M3 null");
    }

    @Test
    void whoLeavesIsKept() {
        String jane = "'import_id':'LEAVE1','first_name':'J'";
        CRM.household("'import_id':'LEAVE','name':'A','people':[" + member(jane) + "]");
        String leaving = "'import_id':'LEAVE','people':[" + member(jane + ",'collaboration':{'delete':true}") + "]";
        Expect.result(CRM.household(leaving), UPDATED);
        Expect.result(CRM.household(leaving), UNCHANGED);
        assertThat(people("LEAVE")).isEmpty();
        Expect.result(CRM.person(jane), UNCHANGED);
        CRM.household("'import_id':'ELSEWHERE','name':'B','people':[" + member(jane) + "]");
        Expect.result(CRM.household(leaving), UNCHANGED);
        assertThat(people("ELSEWHERE")).containsExactly("LEAVE1 null");
    }

    @Test
    void aDeletedHouseholdDeletesNobody() {
        CRM.household(
                "'import_id':'GONE','name':'A','people':[" + member("'import_id':'GONE1','first_name':'J'") + "]");
        COMMUNITY
                .database
                .jdbi()
                .useHandle(handle -> handle.execute("DELETE FROM households WHERE import_id = 'GONE'"));
        assertThat(people("GONE")).isEmpty();
        Expect.result(CRM.person("'import_id':'GONE1'"), UNCHANGED);
    }

    @Test
    void oneWrongPersonFailsAll() {
        Expect.invalid(
                CRM.household("'import_id':'ATOMIC','name':'A','people':["
                        + member("'import_id':'ATOMIC1','first_name':'J'") + ","
                        + member("'id':987654,'contact_assignments':[{'assigned_to':{'id':987655}}]") + ","
                        + member("'first_name':'J','contact_assignments':[{'assigned_to':{'id':987655}}]") + "]"),
                "not_found /people/1/id",
                "not_found /people/1/contact_assignments/0/assigned_to",
                "not_found /people/2/contact_assignments/0/assigned_to");
        assertThat(CRM.rows("SELECT 1 FROM households WHERE account_id = :account AND import_id = 'ATOMIC'"))
                .isEmpty();
        assertThat(CRM.rows("SELECT 1 FROM people WHERE account_id = :account AND import_id = 'ATOMIC1'"))
                .isEmpty();
        Expect.invalid(CRM.household("'import_id':'NAMELESS'"), "required /name");
        Expect.invalid(CRM.household("'id':987654"), "not_found /id");
    }

    @Test
    void aPersonWithoutAKeyIsTheSameWhenTheMessageComesAgain() {
        String message = "'import_id':'KEYLESS','name':'A','people':[" + member("'first_name':'Solo'") + "]";
        AckPayload first = CRM.household(message);
        TableContents before = TableContents.of(COMMUNITY);
        AckPayload again = CRM.household(message);
        Expect.result(again, UNCHANGED);
        assertThat(again.ids()).isEqualTo(first.ids());
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
        AckPayload organization = CRM.organization(message);
        assertThat(organization.ids()).isNotEqualTo(first.ids());
    }

    @Test
    void aHouseholdWithoutAKeyAndOldStatementsAreTreatedAsAnyOther() {
        String nameless = "'name':'Nameless','people':[" + member("'first_name':'Solo'") + "]";
        AckPayload first = CRM.household(nameless);
        Expect.result(first, CREATED);
        assertThat(Expect.result(CRM.household(nameless), DUPLICATE).id()).isEqualTo(first.id());
        CRM.household("'import_id':'DATED','name':'New','issued_at':'2026-01-02T00:00:00Z'");
        Expect.result(CRM.household("'import_id':'DATED','name':'Old','issued_at':'2026-01-01T00:00:00Z'"), STALE);
    }

    @Test
    void itIsToldWithItsPeople() {
        CRM.household("'import_id':'TOLD','name':'A','people':["
                + member("'import_id':'T1','first_name':'J','collaboration':{'title':'Head'}") + "]");
        AckPayload ack = CRM.household("'import_id':'TOLD','return':'resource'");
        Expect.result(ack, UNCHANGED);
        assertThat(ack.resource()).isNotNull();
        Map<String, Object> ids = CRM.row("""
                SELECT p.id AS person, h.id AS household FROM people p, households h
                WHERE p.account_id = :account AND h.account_id = :account AND p.import_id = 'T1' AND h.import_id = 'TOLD'""");
        assertThat(CanonicalJson.of(ack.resource()).toUtf8())
                .isEqualTo(Community.canonical("""
                        {'id':%s,'import_id':'TOLD','name':'A','category':null,'locale':null,'data_consent':'unknown',
                         'accepts_marketing':false,'note':null,'contact_informations':[],'addresses':[],'forms':[],
                         'people':[{'id':%s,'import_id':'T1','first_name':'J','last_name':null,
                          'collaboration':{'title':'Head','main':false}}]}""".formatted(ids.get("household"), ids.get("person"))
                                .replace('\'', '"'))
                        .toUtf8());
    }
}
