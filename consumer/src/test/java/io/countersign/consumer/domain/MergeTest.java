package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.MERGED;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How people become one. */
@Tag("servers")
class MergeTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "merging");
    private static final Sender ERP = CRM.colleague("merging-erp");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static String email(String address) {
        return "{'type':'Email','info':'" + address + "'}";
    }

    private static String contacts(String... items) {
        return "'contact_informations':[" + String.join(",", items) + "]";
    }

    private static AckPayload merge(String importId, String address, String more) {
        return CRM.person("'import_id':'" + importId + "','match':['email'],'on_conflict':'merge',"
                + contacts(email(address)) + more);
    }

    private static long id(AckPayload ack) {
        Long id = Expect.result(ack, CREATED).id();
        return id == null ? 0 : id;
    }

    private static Map<String, Object> person(long id) {
        return CRM.row("SELECT * FROM people WHERE account_id = :account AND id = " + id);
    }

    private static List<String> rows(String sql) {
        return CRM.rows(sql).stream().map(row -> row.values().toString()).toList();
    }

    @Test
    void theSurvivorKeepsWhatItHasAndIsCompleted() {
        long survivor = id(CRM.person("""
                'import_id':'fill-1','first_name':'Jane','locale':'en','note':'own',
                'traits':{'a':1,'b':1},'contact_informations':[{'type':'Email','info':'fill1@example.com'}]"""));
        long loser = id(CRM.person("""
                'import_id':'fill-2','first_name':'J.','last_name':'Doe','locale':'fr','gender':'woman','note':'other',
                'accepts_marketing':true,'archived':true,'dob':'1970-12-30','category':{'name_en':'Fill'},
                'traits':{'b':2,'c':2},'contact_informations':[{'type':'Email','info':'fill2@example.com'}]"""));
        AckPayload ack = merge("fill-1", "fill2@example.com", ",'title':'Dr'");
        Expect.result(ack, MERGED);
        assertThat(ack.id()).isEqualTo(survivor);
        assertThat(ack.importId()).isEqualTo("fill-1");
        assertThat(String.valueOf(ack.ids())).contains("\"merged\":[" + loser + "]");
        assertThat(person(survivor))
                .containsEntry("first_name", "Jane")
                .containsEntry("last_name", "Doe")
                .containsEntry("locale", "en")
                .containsEntry("gender", "woman")
                .containsEntry("note", "own")
                .containsEntry("accepts_marketing", true)
                .containsEntry("archived", false)
                .containsEntry("title", "Dr");
        assertThat(CRM.row("""
                SELECT dob::text, traits::text, c.name_en FROM people p
                JOIN categories c ON c.account_id = p.account_id AND c.id = p.category_id
                WHERE p.account_id = :account AND p.id = %d""".formatted(survivor)))
                .hasToString("{dob=1970-12-30, traits={\"a\": 1, \"b\": 1, \"c\": 2}, name_en=Fill}");
        assertThat(rows("SELECT 1 FROM people WHERE account_id = :account AND id = " + loser))
                .isEmpty();
        Expect.result(merge("fill-1", "fill2@example.com", ",'title':'Dr'"), UNCHANGED);
    }

    @Test
    void whatBelongsToThemIsMovedAndNotDoubled() {
        long survivor = id(CRM.person("""
                'import_id':'kids-1','first_name':'A','contact_informations':[
                 {'type':'Email','info':'kids1@example.com','main':true},{'type':'Fax','info':'123 1234'}],
                'addresses':[{'name':'Home','city':'Toronto','main':true}],'forms':[{'id':1,'data':{'a':1}}]"""));
        id(CRM.person("""
                'import_id':'kids-2','first_name':'B','contact_informations':[
                 {'type':'Email','info':'KIDS1@example.com','label':'Office'},
                 {'type':'Email','info':'kids2@example.com','main':true},
                 {'type':'Fax','info':'1231234','main':true}],
                'addresses':[{'name':'home','zip':'M5V','main':true},{'name':'Cottage'}],
                'forms':[{'id':1,'data':{'a':2,'b':2}},{'id':2,'data':{'c':2}}]"""));
        Expect.result(merge("kids-1", "kids2@example.com", ""), MERGED);
        assertThat(rows("SELECT type, label, info, main FROM contact_informations WHERE account_id = :account"
                        + " AND person_id = " + survivor + " ORDER BY id"))
                .containsExactly(
                        "[Email, Office, kids1@example.com, true]",
                        "[Fax, null, 123 1234, true]",
                        "[Email, null, kids2@example.com, false]");
        assertThat(rows("SELECT name, city, zip, main FROM addresses WHERE account_id = :account AND person_id = "
                        + survivor + " ORDER BY id"))
                .containsExactly("[Home, Toronto, M5V, true]", "[Cottage, null, null, false]");
        assertThat(rows("SELECT form_id, data::text FROM form_answers WHERE account_id = :account AND person_id = "
                        + survivor + " ORDER BY form_id"))
                .containsExactly("[1, {\"a\": 1, \"b\": 2}]", "[2, {\"c\": 2}]");
    }

    @Test
    void rolesInOrganizationsAreMovedAndNotDoubled() {
        long survivor = id(CRM.person("'import_id':'role-1','first_name':'A'," + contacts(email("role1@example.com"))));
        id(CRM.person("'import_id':'role-2','first_name':'B'," + contacts(email("role2@example.com"))));
        Expect.result(CRM.organization("""
                'import_id':'role-both','name':'Both','people':[
                 {'type':'people:upsert','import_id':'role-1'},
                 {'type':'people:upsert','import_id':'role-2','collaboration':{'title':'CEO','main':true}}]"""), CREATED);
        Expect.result(CRM.organization("""
                'import_id':'role-one','name':'One','people':[
                 {'type':'people:upsert','import_id':'role-2','collaboration':{'title':'CTO','main':true}}]"""), CREATED);
        Expect.result(merge("role-1", "role2@example.com", ""), MERGED);
        String roles = """
                SELECT o.name, c.title, c.main FROM collaborations c
                JOIN organizations o ON o.account_id = c.account_id AND o.id = c.organization_id
                WHERE c.account_id = :account AND c.person_id = %d ORDER BY o.name""".formatted(survivor);
        assertThat(rows(roles)).containsExactly("[Both, CEO, true]", "[One, CTO, true]");
        Expect.result(CRM.organization("""
                'import_id':'role-one','people':[
                 {'type':'people:upsert','import_id':'role-2','collaboration':{'title':'CFO'}},
                 {'type':'people:upsert','first_name':'C','collaboration':{'main':true}}]"""), UPDATED);
        assertThat(rows(roles)).containsExactly("[Both, CEO, true]", "[One, CFO, false]");
    }

    @Test
    void placesInHouseholdsAreMovedAndNotDoubled() {
        for (int i = 1; i <= 4; i++) {
            id(CRM.person(
                    "'import_id':'home-" + i + "','first_name':'A'," + contacts(email("home" + i + "@example.com"))));
        }
        household(
                "home-a",
                "'import_id':'home-2','collaboration':{'title':'Mother','main':true}",
                "'import_id':'home-3'");
        household("home-b", "'import_id':'home-4','collaboration':{'main':true}");
        Expect.result(merge("home-1", "home2@example.com", ""), MERGED);
        assertThat(members())
                .containsExactly(
                        "[home-1, home-a, Mother, true]",
                        "[home-3, home-a, null, false]",
                        "[home-4, home-b, null, true]");
        Expect.result(merge("home-3", "home2@example.com", ""), MERGED);
        assertThat(members()).containsExactly("[home-3, home-a, Mother, true]", "[home-4, home-b, null, true]");
        Expect.result(merge("home-3", "home4@example.com", ""), MERGED);
        assertThat(members()).containsExactly("[home-3, home-a, Mother, true]");
    }

    private static void household(String importId, String... people) {
        Expect.result(
                CRM.tell("{'type':'households:upsert','import_id':'" + importId + "','name':'H','people':["
                        + String.join(
                                ",",
                                List.of(people).stream()
                                        .map(p -> "{'type':'people:upsert'," + p + "}")
                                        .toList())
                        + "]}"),
                CREATED);
    }

    private static List<String> members() {
        return rows("""
                SELECT p.import_id, h.import_id AS household, m.title, m.main FROM household_members m
                JOIN people p ON p.account_id = m.account_id AND p.id = m.person_id
                JOIN households h ON h.account_id = m.account_id AND h.id = m.household_id
                WHERE m.account_id = :account AND h.import_id LIKE 'home-%' ORDER BY 1""");
    }

    @Test
    void assignmentsAreMovedAndNotDoubled() {
        for (int i = 1; i <= 3; i++) {
            id(CRM.person(
                    "'import_id':'care-" + i + "','first_name':'A'," + contacts(email("care" + i + "@example.com"))));
        }
        for (String assigned : List.of("1 3", "2 3", "3 2", "2 1")) {
            Expect.result(
                    CRM.tell("{'type':'contact_assignment:upsert','person':{'import_id':'care-" + assigned.charAt(0)
                            + "'},'assigned_to':{'import_id':'care-" + assigned.charAt(2) + "'}}"),
                    CREATED);
        }
        Expect.result(merge("care-1", "care2@example.com", ""), MERGED);
        assertThat(rows("""
                SELECT p.import_id, a.import_id AS assigned FROM contact_assignments c
                JOIN people p ON p.account_id = c.account_id AND p.id = c.person_id
                JOIN people a ON a.account_id = c.account_id AND a.id = c.assigned_to_id
                WHERE c.account_id = :account AND p.import_id LIKE 'care-%' ORDER BY 1""")).containsExactly("[care-1, care-3]", "[care-3, care-1]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyNameOfTheLoserFindsTheSurvivorForGood(boolean oneBatch) {
        String n = "chain-" + oneBatch;
        List<Long> ids = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            ids.add(id(CRM.person(
                    "'import_id':'" + n + i + "','first_name':'A'," + contacts(email(n + i + "@example.com")))));
        }
        ERP.person("'import_id':'erp " + n + "','match':['email'],'note':'n'," + contacts(email(n + "3@example.com")));
        String merge = "{'type':'people:upsert','import_id':'" + n + "%d','match':['email'],'on_conflict':'merge',"
                + contacts(email(n + "%d@example.com")) + "}";
        List<String> statements = new ArrayList<>(List.of(merge.formatted(2, 3), merge.formatted(1, 2)));
        for (String name : List.of(
                "'id':" + ids.get(2),
                "'id':" + ids.get(1),
                "'import_id':'" + n + "3'",
                "'import_id':'" + n + "2'",
                "'import_id':'ERP " + n + "'",
                "'id':" + ids.get(2) + ",'import_id':'" + n + "2'")) {
            statements.add("{'type':'people:upsert'," + name + ",'note':'" + statements.size() + "'}");
        }
        List<AckPayload> acks = oneBatch
                ? CRM.tellAll(statements)
                : statements.stream().map(CRM::tell).toList();
        acks.subList(0, 2).forEach(ack -> Expect.result(ack, MERGED));
        assertThat(acks.subList(2, 8)).extracting(AckPayload::result).containsOnly(UPDATED);
        assertThat(acks.subList(1, 8)).extracting(AckPayload::id).containsOnly(ids.get(0));
        assertThat(acks.subList(1, 8)).extracting(AckPayload::importId).containsOnly(n + "1");
        assertThat(person(ids.get(0))).containsEntry("note", "7");
        assertThat(rows("SELECT loser_id, survivor_id FROM merges WHERE account_id = :account AND loser_id IN ("
                        + ids.get(1) + "," + ids.get(2) + ") ORDER BY loser_id"))
                .containsExactly(
                        List.of(ids.get(1), ids.get(0)).toString(),
                        List.of(ids.get(2), ids.get(1)).toString());
        Expect.invalid(
                CRM.person("'id':" + id(CRM.person("'first_name':'New " + n + "'")) + ",'import_id':'" + n + "3'"),
                "import_id_taken /import_id");
    }

    @Test
    void theLosersFormerStateIsKept() {
        id(CRM.person("'import_id':'kept-1','first_name':'A'," + contacts(email("kept1@example.com"))));
        id(CRM.organization("'import_id':'kept','name':'Kept'"));
        long loser = id(CRM.tell("""
                {'type':'people:upsert','import_id':'kept-2','first_name':'B','dob':'1970-12-30',
                 'issued_at':'2026-01-01T00:00:00Z','forms':[{'id':1,'data':{'a':1}}],'addresses':[{'name':'Home'}],
                 'contact_informations':[{'type':'Email','info':'kept2@example.com','label':'L','main':true}],
                 'collaboration':{'organization':{'import_id':'kept'},'title':'CEO'}}"""));
        AckPayload ack = merge("kept-1", "kept2@example.com", "");
        Map<String, Object> merge = CRM.row("""
                SELECT survivor_id, message_id, former::text AS former, created_at < merged_at AS existed
                FROM merges WHERE account_id = :account AND loser_id = %d""".formatted(loser));
        assertThat(merge)
                .containsEntry("survivor_id", ack.id())
                .containsEntry("message_id", ack.messageId().value())
                .containsEntry("existed", true);
        JsonNode former = JsonMapper.shared().readTree(String.valueOf(merge.get("former")));
        assertThat(former.at("/people/import_id").asString()).isEqualTo("kept-2");
        assertThat(former.at("/people/dob").asString()).isEqualTo("1970-12-30");
        assertThat(former.at("/contact_informations/0/label").asString()).isEqualTo("L");
        assertThat(former.at("/addresses/0/name").asString()).isEqualTo("Home");
        assertThat(former.at("/form_answers/0/data/a").asInt()).isEqualTo(1);
        assertThat(former.at("/collaborations/0/title").asString()).isEqualTo("CEO");
        assertThat(former.at("/newest_statements/0/issued_at").asString()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void anAddedEmailMakesTwoPeopleOne() {
        long older = id(CRM.person("'import_id':'add-1','first_name':'A'," + contacts(email("add1@example.com"))));
        long named = id(CRM.person("'import_id':'add-2','first_name':'B'"));
        Expect.invalid(
                CRM.person("'id':" + named + ",'match':['email']," + contacts(email("add1@example.com"))),
                "identity_conflict /match/0");
        AckPayload ack = CRM.person(
                "'id':" + named + ",'match':['email'],'on_conflict':'merge'," + contacts(email("add1@example.com")));
        Expect.result(ack, MERGED);
        assertThat(ack.id()).isEqualTo(named);
        assertThat(Expect.result(CRM.person("'id':" + older + ",'note':'n'"), UPDATED)
                        .id())
                .isEqualTo(named);
    }

    @Test
    void withoutANamedPersonTheOldestSurvives() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(id(
                    CRM.person("'import_id':'old-" + i + "','first_name':'A'," + contacts(email("old@example.com")))));
        }
        AckPayload ack = CRM.person("'match':['email','name_phone'],'on_conflict':'merge','first_name':'A',"
                + contacts(email("old@example.com")));
        Expect.result(ack, MERGED);
        assertThat(ack.id()).isEqualTo(ids.get(0));
        assertThat(String.valueOf(ack.ids())).contains("\"merged\":[" + ids.get(1) + "," + ids.get(2) + "]");
    }

    @Test
    void idAndImportIdOfTwoPeopleMayMakeThemOne() {
        long one = id(CRM.person("'import_id':'pair-1','first_name':'A'"));
        long two = id(CRM.person("'import_id':'pair-2','last_name':'B'"));
        String keys = "'id':" + two + ",'import_id':'pair-1'";
        Expect.invalid(CRM.person(keys), "import_id_taken /import_id");
        AckPayload ack = CRM.person(keys + ",'on_conflict':'merge'");
        Expect.result(ack, MERGED);
        assertThat(ack.id()).isEqualTo(two);
        assertThat(ack.importId()).isEqualTo("pair-2");
        assertThat(Expect.result(CRM.person("'id':" + one + ",'note':'n'"), UPDATED)
                        .id())
                .isEqualTo(two);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasSaidOfTheLoserStaysSaid(boolean oneBatch) {
        String n = "said-" + oneBatch;
        String said = "{'type':'people:upsert','import_id':'%s','first_name':'A','note':'%s',"
                + "'issued_at':'2026-01-01T00:00:0%dZ',%s}";
        String one = contacts(email(n + "1@example.com"));
        String two = contacts(email(n + "2@example.com"));
        String losers = said.formatted(n + "-2", "two", 5, two);
        List<String> statements = List.of(
                said.formatted(n + "-1", "one", 1, one),
                losers,
                "{'type':'people:upsert','import_id':'" + n + "-1','match':['email'],'on_conflict':'merge'," + two
                        + "}",
                losers,
                said.formatted(n + "-2", "older", 4, two),
                said.formatted(n + "-1", "older too", 3, one),
                said.formatted(n + "-1", "one", 1, one),
                said.formatted(n + "-2", "newer", 6, two));
        List<AckPayload> acks = oneBatch
                ? CRM.tellAll(statements)
                : statements.stream().map(CRM::tell).toList();
        assertThat(acks)
                .extracting(AckPayload::result)
                .containsExactly(CREATED, CREATED, MERGED, DUPLICATE, STALE, STALE, DUPLICATE, UPDATED);
        assertThat(acks.get(3)
                        .canonical()
                        .toUtf8()
                        .replace(acks.get(3).messageId().value(), ""))
                .as("the first outcome")
                .isEqualTo(acks.get(1)
                        .canonical()
                        .toUtf8()
                        .replace(acks.get(1).messageId().value(), "")
                        .replace("created", "duplicate"));
        assertThat(CRM.row("SELECT note FROM people WHERE account_id = :account AND import_id = '" + n + "-1'"))
                .containsEntry("note", "newer");
    }

    @Test
    void aNamelessStatementFindsTheSurvivorOfWhomItMade() {
        String nested = "'import_id':'unnamed','name':'N','people':[{'type':'people:upsert','first_name':'Nobody',"
                + contacts(email("nobody@example.com")) + "}]";
        Expect.result(CRM.organization(nested), CREATED);
        String alone = "'first_name':'Alone'," + contacts(email("alone@example.com"));
        AckPayload created = Expect.result(CRM.person(alone), CREATED);
        long survivor = id(CRM.person("'import_id':'somebody','first_name':'Some'"));
        Expect.result(merge("somebody", "nobody@example.com", ""), MERGED);
        Expect.result(merge("somebody", "alone@example.com", ""), MERGED);
        AckPayload again = Expect.result(CRM.organization(nested), UPDATED);
        assertThat(String.valueOf(again.ids())).contains("\"id\":" + survivor + ",");
        AckPayload repeated = CRM.person(alone);
        Expect.result(repeated, DUPLICATE);
        assertThat(repeated.importId()).isEqualTo(created.importId());
    }

    @Test
    void usernamesStayUnique() {
        id(CRM.person("'import_id':'user-1','first_name':'A'," + contacts(email("user1@example.com"))));
        id(CRM.person("'import_id':'user-2','first_name':'B','username':'Bee','login_active':true,"
                + contacts(email("user2@example.com"))));
        id(CRM.person("'import_id':'user-3','first_name':'C','username':'Cee','role':'admin',"
                + contacts(email("user3@example.com"))));
        Expect.result(merge("user-1", "user2@example.com", ""), MERGED);
        Expect.result(merge("user-1", "user3@example.com", ""), MERGED);
        assertThat(
                        CRM.row(
                                "SELECT username, login_active, role FROM people WHERE account_id = :account AND import_id = 'user-1'"))
                .hasToString("{username=Bee, login_active=true, role=null}");
        Expect.invalid(
                CRM.person("'import_id':'user-4','first_name':'D','username':'BEE'"), "username_taken /username");
        Expect.result(CRM.person("'import_id':'user-4','first_name':'D','username':'cee'"), CREATED);
    }

    @Test
    void peopleMadeInTheSameBatchBecomeOneInIt() {
        List<AckPayload> acks = CRM.tellAll(List.of(
                "{'type':'people:upsert','import_id':'fresh-1','first_name':'A'," + contacts(email("f1@example.com"))
                        + "}",
                "{'type':'people:upsert','import_id':'fresh-2','last_name':'B'," + contacts(email("f2@example.com"))
                        + "}",
                "{'type':'people:upsert','import_id':'fresh-1','match':['email'],'on_conflict':'merge',"
                        + contacts(email("f2@example.com")) + "}",
                "{'type':'people:upsert','import_id':'fresh-2','note':'n'}"));
        assertThat(acks).extracting(AckPayload::result).containsExactly(CREATED, CREATED, MERGED, UPDATED);
        assertThat(
                        CRM.row(
                                "SELECT first_name, last_name, note FROM people WHERE account_id = :account AND import_id = 'fresh-1'"))
                .hasToString("{first_name=A, last_name=B, note=n}");
        Expect.result(CRM.person("'import_id':'FRESH-2','note':'n'"), UNCHANGED);
    }

    @Test
    void aMergeThatFailsLeavesBoth() {
        id(CRM.person("'import_id':'both-1','first_name':'A'," + contacts(email("both1@example.com"))));
        id(CRM.person("'import_id':'both-2','first_name':'B'," + contacts(email("both2@example.com"))));
        Expect.invalid(merge("both-1", "both2@example.com", ",'category':{'id':987654}"), "not_found /category/id");
        AckPayload second = CRM.person("'import_id':'both-2','note':'n'");
        Expect.result(second, UPDATED);
        assertThat(second.importId()).isEqualTo("both-2");
    }

    @Test
    void nestedPeopleBecomeOne() {
        long one = id(CRM.person("'import_id':'in-1','first_name':'A'," + contacts(email("in1@example.com"))));
        long two = id(CRM.person("'import_id':'in-2','first_name':'B'," + contacts(email("in2@example.com"))));
        AckPayload ack =
                CRM.organization("'import_id':'in','name':'N','people':[{'type':'people:upsert','import_id':'in-1',"
                        + "'match':['email'],'on_conflict':'merge'," + contacts(email("in2@example.com")) + "}]");
        Expect.result(ack, CREATED);
        assertThat(String.valueOf(ack.ids()))
                .contains("\"id\":" + one + ",\"import_id\":\"in-1\",\"merged\":[" + two + "]");
    }

    @Test
    void moreThanAHundredNeverBecomeOne() {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            statements.add("{'type':'people:upsert','import_id':'crowd-" + i + "','first_name':'A',"
                    + contacts("{'type':'PhoneNumber','info':'+1 416 555 0111'}") + "}");
        }
        CRM.tellAll(statements);
        String merge = "'import_id':'crowd-50','match':['phone'],'on_conflict':'merge',"
                + contacts("{'type':'PhoneNumber','info':'+1 416 555 0111'}");
        Expect.invalid(CRM.person(merge), "identity_conflict /match/0");
        CRM.person(
                "'import_id':'crowd-0'," + contacts("{'type':'PhoneNumber','info':'+1 416 555 0111','delete':true}"));
        AckPayload ack = Expect.result(CRM.person(merge), MERGED);
        assertThat(ack.importId()).isEqualTo("crowd-50");
        assertThat(rows("SELECT 1 FROM people WHERE account_id = :account AND import_id LIKE 'crowd-%'"))
                .hasSize(2);
    }
}
