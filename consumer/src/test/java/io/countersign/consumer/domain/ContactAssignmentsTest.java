package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DELETED;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.consumer.TableContents;
import io.countersign.schema.ack.AckPayload;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who follows up on whom: contact_assignment:upsert, and {@code contact_assignments} in a person. */
@Tag("servers")
class ContactAssignmentsTest {
    private static final String GIVEN = "'person':{'import_id':'%s'},'assigned_to':{'import_id':'%s'}";

    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "care");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static AckPayload assign(String members) {
        return CRM.tell("{'type':'contact_assignment:upsert'," + members + "}");
    }

    /** People a-1, a-2 and so on, and an organization of the letter's name. */
    private static void given(String letter) {
        CRM.organization("'import_id':'" + letter + "','name':'Acme','people':["
                + String.join(
                        ",",
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(i -> "{'type':'people:upsert','first_name':'P','import_id':'" + letter + "-"
                                        + i + "'}")
                                .toList())
                + "]");
    }

    private static List<String> assignments(String letter) {
        return CRM.rows("""
                SELECT p.import_id || ' to ' || t.import_id || coalesce(' in ' || o.import_id, '') AS text FROM contact_assignments c
                JOIN people p ON p.account_id = c.account_id AND p.id = c.person_id
                JOIN people t ON t.account_id = c.account_id AND t.id = c.assigned_to_id
                LEFT JOIN organizations o ON o.account_id = c.account_id AND o.id = c.organization_id
                WHERE c.account_id = :account AND p.import_id LIKE '%s-%%' ORDER BY c.id""".formatted(letter)).stream()
                .map(row -> String.valueOf(row.get("text")))
                .toList();
    }

    private static long assignment(AckPayload ack) {
        return ack.ids() == null ? 0 : ack.ids().at("/contact_assignments/0").longValue();
    }

    @Test
    void anAssignmentIsMadeChangedAndEnded() {
        given("a");
        String members = GIVEN.formatted("a-1", "A-2");
        AckPayload made = assign(members);
        Expect.result(made, CREATED);
        assertThat(made.importId()).isEqualTo("a-1");
        assertThat(made.id())
                .isEqualTo(CRM.row("SELECT id FROM people WHERE account_id = :account AND import_id = 'a-1'")
                        .get("id"));
        assertThat(assignment(made)).isPositive();
        TableContents before = TableContents.of(COMMUNITY);
        AckPayload again = assign(members);
        Expect.result(again, UNCHANGED);
        assertThat(assignment(again)).isEqualTo(assignment(made));
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
        Expect.result(assign(members + ",'organization':{'import_id':'a'}"), CREATED);
        assertThat(assignments("a")).containsExactly("a-1 to a-2", "a-1 to a-2 in a");
        String byId = "'id':" + assignment(made) + ",'person':{'import_id':'a-1'}";
        Expect.result(assign(byId + ",'assigned_to':{'import_id':'a-3'}"), UPDATED);
        Expect.result(assign(byId + ",'organization':{'import_id':'a'}"), UPDATED);
        Expect.result(assign(byId), UNCHANGED);
        assertThat(assignments("a")).containsExactly("a-1 to a-3 in a", "a-1 to a-2 in a");
        Expect.result(assign(byId + ",'organization':null"), UPDATED);
        AckPayload ended = assign(byId + ",'delete':true");
        Expect.result(ended, DELETED);
        assertThat(assignment(ended)).isEqualTo(assignment(made));
        Expect.result(assign(byId + ",'delete':true"), UNCHANGED);
        String other = members + ",'organization':{'import_id':'a'},'delete':true";
        Expect.result(assign(other), DELETED);
        AckPayload already = assign(other);
        Expect.result(already, UNCHANGED);
        assertThat(already.ids()).isNull();
        assertThat(assignments("a")).isEmpty();
    }

    @Test
    void whomItNamesMustExist() {
        given("b");
        Expect.invalid(assign(GIVEN.formatted("b-9", "b-1")), "not_found /person");
        Expect.invalid(
                assign("'person':{'id':"
                        + CRM.row("SELECT id FROM people WHERE account_id = :account AND import_id = 'b-1'")
                                .get("id") + ",'import_id':'b-2'},'assigned_to':{'import_id':'b-3'}"),
                "not_found /person");
        Expect.invalid(
                assign(GIVEN.formatted("b-1", "b-9") + ",'organization':{'id':987654}"),
                "not_found /assigned_to",
                "not_found /organization");
        Expect.invalid(assign(GIVEN.formatted("b-1", "b-1")), "conflict /assigned_to");
        Expect.invalid(assign("'id':987654," + GIVEN.formatted("b-1", "b-2")), "not_found /id");
        AckPayload one = assign(GIVEN.formatted("b-1", "b-2"));
        assign(GIVEN.formatted("b-1", "b-3"));
        Expect.invalid(assign("'id':" + assignment(one) + "," + GIVEN.formatted("b-2", "b-3")), "not_found /id");
        Expect.invalid(
                assign("'id':" + assignment(one) + "," + GIVEN.formatted("b-1", "b-3")), "duplicate_item /assigned_to");
        Expect.result(assign(GIVEN.formatted("b-1", "b-9") + ",'delete':true"), UNCHANGED);
        assertThat(assignments("b")).containsExactly("b-1 to b-2", "b-1 to b-3");
    }

    @Test
    void aPersonMayStateBothDirections() {
        given("c");
        String members = """
                'import_id':'c-1','contact_assignments':[{'assigned_to':{'import_id':'c-2'},'organization':{'import_id':'c'}},
                 {'person':{'import_id':'c-3'}},{'assigned_to':{'import_id':'c-3'},'delete':true}]""";
        AckPayload ack = CRM.person(members);
        Expect.result(ack, UPDATED);
        assertThat(String.valueOf(ack.ids())).matches("\\{\"contact_assignments\":\\[\\d+,\\d+,null]}");
        assertThat(assignments("c")).containsExactly("c-1 to c-2 in c", "c-3 to c-1");
        TableContents before = TableContents.of(COMMUNITY);
        AckPayload again = CRM.person(members + ",'return':'resource'");
        Expect.result(again, UNCHANGED);
        assertThat(again.ids()).isEqualTo(ack.ids());
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
        assertThat(again.resource()).isNotNull();
        assertThat(again.resource().path("contact_assignments").toString().replaceAll("\\d+", "n"))
                .isEqualTo("[{\"assigned_to\":{\"id\":n},\"id\":n,\"organization\":{\"id\":n}},"
                        + "{\"id\":n,\"organization\":null,\"person\":{\"id\":n}}]");
        long second = ack.ids().at("/contact_assignments/1").longValue();
        Expect.invalid(
                CRM.person("'import_id':'c-2','contact_assignments':[{'id':" + second + ",'organization':null}]"),
                "not_found /contact_assignments/0/id");
        Expect.invalid(
                CRM.person("'import_id':'c-1','contact_assignments':[{'person':{'import_id':'c-1'}}]"),
                "conflict /contact_assignments/0/person");
        Expect.result(
                CRM.person("'import_id':'c-1','contact_assignments':[{'id':" + second
                        + ",'organization':{'import_id':'c'}}]"),
                UPDATED);
        Expect.result(
                CRM.person("'import_id':'c-3','contact_assignments':[{'id':" + second + ",'delete':true}]"), UPDATED);
        assertThat(assignments("c")).containsExactly("c-1 to c-2 in c");
    }

    @Test
    void anotherThatIsOnlyNamedByIdIsToldApartToo() {
        given("d");
        assign(GIVEN.formatted("d-1", "d-2") + ",'organization':{'import_id':'d'}");
        long second = assignment(assign(GIVEN.formatted("d-1", "d-2")));
        Expect.invalid(
                CRM.person("'import_id':'d-2','contact_assignments':[{'id':" + second
                        + ",'organization':{'import_id':'d'}}]"),
                "duplicate_item /contact_assignments/0/organization");
    }

    @Test
    void nestedPeopleMayNameEachOtherInAnyOrder() {
        AckPayload ack = CRM.organization("""
                'import_id':'e','name':'Acme','people':[
                 {'type':'people:upsert','import_id':'e-1','first_name':'A','contact_assignments':[
                  {'assigned_to':{'import_id':'e-2'},'organization':{'import_id':'e'}}]},
                 {'type':'people:upsert','import_id':'e-2','first_name':'B'}]""");
        Expect.result(ack, CREATED);
        assertThat(String.valueOf(ack.ids())).contains("\"contact_assignments\":[");
        assertThat(assignments("e")).containsExactly("e-1 to e-2 in e");
    }

    @Test
    void oneBatchSeesWhatItMade() {
        given("f");
        assertThat(CRM.tellAll(List.of(
                        "{'type':'people:upsert','import_id':'f-4','first_name':'New'}",
                        "{'type':'contact_assignment:upsert'," + GIVEN.formatted("f-4", "f-1") + "}",
                        "{'type':'contact_assignment:upsert'," + GIVEN.formatted("f-4", "f-1") + "}",
                        "{'type':'contact_assignment:upsert'," + GIVEN.formatted("f-4", "f-1") + ",'delete':true}",
                        "{'type':'contact_assignment:upsert'," + GIVEN.formatted("f-4", "f-1") + "}")))
                .extracting(AckPayload::result)
                .containsExactly(CREATED, CREATED, UNCHANGED, DELETED, CREATED);
        assertThat(assignments("f")).containsExactly("f-4 to f-1");
    }

    @Test
    void itIsAStatementAboutThePersonCaredFor() {
        given("g");
        assign(GIVEN.formatted("g-1", "g-2") + ",'issued_at':'2026-01-02T00:00:00Z'");
        Expect.result(
                assign(GIVEN.formatted("g-1", "g-2") + ",'delete':true,'issued_at':'2026-01-01T00:00:00Z'"), STALE);
        Expect.result(CRM.person("'import_id':'g-1','note':'n','issued_at':'2026-01-01T00:00:00Z'"), STALE);
        assertThat(assignments("g")).containsExactly("g-1 to g-2");
    }

    @Test
    void itGoesWithAnyOfThoseItNames() {
        given("h");
        assign(GIVEN.formatted("h-1", "h-2"));
        assign(GIVEN.formatted("h-3", "h-1"));
        assign(GIVEN.formatted("h-2", "h-3") + ",'organization':{'import_id':'h'}");
        COMMUNITY.database.jdbi().useHandle(handle -> handle.execute("DELETE FROM people WHERE import_id = 'h-1'"));
        assertThat(assignments("h")).containsExactly("h-2 to h-3 in h");
        COMMUNITY
                .database
                .jdbi()
                .useHandle(handle -> handle.execute("DELETE FROM organizations WHERE import_id = 'h'"));
        assertThat(assignments("h")).isEmpty();
    }
}
