package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.FOUND;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** person:query and organization:query are answered with the whole record. */
@Tag("servers")
class RecordQueryTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "queries");
    private static final Sender LINKS = new Sender(COMMUNITY, "links");
    private static final Sender BATCHES = new Sender(COMMUNITY, "batches");
    private static final Sender ELSEWHERE = new Sender(COMMUNITY, "elsewhere");
    private static final Sender CROWD = new Sender(COMMUNITY, "crowd");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static JsonNode resource(AckPayload ack) {
        assertThat(ack.resource()).as("%s", ack).isNotNull();
        return ack.resource();
    }

    private static void assertJson(JsonNode found, String expected) {
        assertThat(CanonicalJson.of(found).toUtf8())
                .isEqualTo(Community.canonical(expected.replace('\'', '"')).toUtf8());
    }

    @Test
    void theAnswerIsWhatReturnResourceTells() {
        AckPayload created = CRM.person("""
                'return':'resource','import_id':'Q1','first_name':'Jane','category':{'name_fr':'Élève'},
                'contact_informations':[{'type':'Email','info':'jane@example.com'}],'addresses':[{'name':'Home','zip':'1'}],
                'forms':[{'id':3,'data':{'n':1.5}}]""");
        AckPayload answer = CRM.tell("{'type':'person:query','import_id':' q1 '}");
        Expect.result(answer, FOUND);
        assertThat(answer.id()).isEqualTo(created.id());
        assertThat(answer.importId()).isEqualTo("Q1");
        assertThat(answer.resource()).isEqualTo(created.resource());
        AckPayload organization = CRM.organization("'return':'resource','import_id':'Q1','name':'Acme'");
        assertThat(CRM.tell("{'type':'organization:query','id':" + organization.id() + "}")
                        .resource())
                .isEqualTo(organization.resource());
    }

    @Test
    void theFirstNameThatFindsARecordCounts() {
        Long one = CRM.person("'import_id':'first','first_name':'A'").id();
        Long two = CRM.person("'import_id':'second','first_name':'B'").id();
        assertThat(CRM.tell("{'type':'person:query','id':" + one + ",'import_id':'second'}")
                        .id())
                .isEqualTo(one);
        assertThat(CRM.tell("{'type':'person:query','id':987654,'import_id':'second'}")
                        .id())
                .isEqualTo(two);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Expect.invalid(CRM.tell("{'type':'person:query','id':987654}"), "not_found /id");
        Expect.invalid(CRM.tell("{'type':'person:query','import_id':'nobody'}"), "not_found /import_id");
        Expect.invalid(
                CRM.tell("{'type':'organization:query','id':987654,'import_id':'nobody'}"),
                "not_found /id",
                "not_found /import_id");
        CRM.person("'import_id':'only a person','first_name':'A'");
        Expect.invalid(CRM.tell("{'type':'organization:query','import_id':'only a person'}"), "not_found /import_id");
    }

    @Test
    void anotherAccountsRecordsAreNotFound() {
        CRM.person("'import_id':'secret','first_name':'A'");
        Expect.invalid(ELSEWHERE.tell("{'type':'person:query','import_id':'secret'}"), "not_found /import_id");
    }

    @Test
    void aQuerySeesTheMessagesBeforeItInItsBatchAndNotThoseAfterIt() {
        List<AckPayload> acks = CRM.tellAll(List.of(
                "{'type':'person:query','import_id':'batch'}",
                "{'type':'people:upsert','import_id':'batch','first_name':'A'}",
                "{'type':'person:query','import_id':'batch'}",
                "{'type':'people:upsert','import_id':'batch','first_name':'B','contact_informations':[{'type':'Other','info':'x'}]}",
                "{'type':'people:upsert','import_id':'batch','gender':'none'}",
                "{'type':'person:query','import_id':'batch'}"));
        Expect.invalid(acks.get(0), "not_found /import_id");
        Expect.result(acks.get(1), CREATED);
        assertThat(resource(acks.get(2)).path("first_name").asString()).isEqualTo("A");
        assertThat(resource(acks.get(2)).path("contact_informations")).isEmpty();
        assertThat(resource(acks.get(5)).path("first_name").asString()).isEqualTo("B");
        assertThat(resource(acks.get(5)).path("contact_informations")).hasSize(1);
    }

    @Test
    void aQueryStatesNothing() {
        CRM.person("'import_id':'calm','first_name':'A','issued_at':'2026-01-01T00:00:00Z'");
        Map<String, Object> before = CRM.row("SELECT * FROM people WHERE account_id = :account AND import_id = 'calm'");
        String query = "{'type':'person:query','import_id':'calm','issued_at':'2026-01-03T00:00:00Z'}";
        Expect.result(CRM.tell(query), FOUND);
        Expect.result(CRM.tell(query), FOUND);
        Expect.result(CRM.tell("{'type':'person:query','import_id':'calm','issued_at':'2025-01-01T00:00:00Z'}"), FOUND);
        assertThat(CRM.row("SELECT * FROM people WHERE account_id = :account AND import_id = 'calm'"))
                .isEqualTo(before);
        Expect.result(CRM.person("'import_id':'calm','first_name':'B','issued_at':'2026-01-02T00:00:00Z'"), UPDATED);
        Expect.result(CRM.person("'import_id':'calm','first_name':'C','issued_at':'2026-01-01T12:00:00Z'"), STALE);
    }

    @Test
    void anOrganizationIsToldWithItsPeopleAndAPersonWithItsOrganizations() {
        LINKS.person("'import_id':'L1','first_name':'Ann'");
        LINKS.person("'import_id':'L2','last_name':'Bee'");
        AckPayload created = LINKS.organization("""
                'return':'resource','import_id':'O1','name':'Acme','people':[
                 {'type':'people:upsert','import_id':'L2','collaboration':{'title':'CEO','main':true}},
                 {'type':'people:upsert','import_id':'L1'}]""");
        String people = """
                [{'id':1,'import_id':'L1','first_name':'Ann','last_name':null,'collaboration':{'title':null,'main':false}},
                 {'id':2,'import_id':'L2','first_name':null,'last_name':'Bee','collaboration':{'title':'CEO','main':true}}]""";
        assertJson(resource(created).path("people"), people);
        assertJson(
                resource(LINKS.tell("{'type':'organization:query','import_id':'O1'}"))
                        .path("people"),
                people);
        LINKS.organization("'import_id':'O2','status':'wizard','people':[{'type':'people:upsert','import_id':'L2'}]");
        assertJson(
                resource(LINKS.tell("{'type':'person:query','import_id':'L2'}")).path("collaborations"), """
                [{'organization':{'id':3,'import_id':'O1','name':'Acme'},'title':'CEO','main':true},
                 {'organization':{'id':8,'import_id':'O2','name':null},'title':null,'main':false}]""");
        assertJson(
                resource(LINKS.person("'return':'resource','import_id':'L1'")).path("collaborations"),
                "[{'organization':{'id':3,'import_id':'O1','name':'Acme'},'title':null,'main':false}]");
    }

    @Test
    void linksAreThoseAfterTheMessagesOfTheSameBatch() {
        BATCHES.person("'import_id':'B1','first_name':'Old'");
        BATCHES.person("'import_id':'B2','first_name':'Stays'");
        BATCHES.organization("""
                'import_id':'B','name':'B','people':[{'type':'people:upsert','import_id':'B1'},
                 {'type':'people:upsert','import_id':'B2'}]""");
        List<AckPayload> acks = BATCHES.tellAll(List.of(
                "{'type':'people:upsert','import_id':'B1','first_name':'New'}",
                "{'type':'organization:query','import_id':'B'}",
                "{'type':'people:upsert','import_id':'B2','collaboration':{'organization':{'import_id':'B'},'delete':true}}",
                "{'type':'people:upsert','import_id':'B3','first_name':'Third','collaboration':{'organization':{'import_id':'B'},'title':'T'}}",
                "{'type':'organizations:upsert','import_id':'B','name':'Renamed'}",
                "{'type':'organization:query','import_id':'B'}",
                "{'type':'person:query','import_id':'B3'}"));
        assertThat(names(acks.get(1))).containsExactly("New", "Stays");
        assertThat(names(acks.get(5))).containsExactly("New", "Third");
        assertThat(resource(acks.get(6))
                        .at("/collaborations/0/organization/name")
                        .asString())
                .isEqualTo("Renamed");
    }

    private static List<String> names(AckPayload ack) {
        return resource(ack)
                .path("people")
                .valueStream()
                .map(p -> p.path("first_name").asString())
                .toList();
    }

    @Test
    void aRenamedRecordIsFoundByItsNewNameWithAllThatIsLinkedToIt() {
        BATCHES.organization(
                "'import_id':'old','name':'X','people':[{'type':'people:upsert','import_id':'R1','first_name':'R'}]");
        Long id =
                BATCHES.tell("{'type':'organization:query','import_id':'old'}").id();
        List<AckPayload> acks = BATCHES.tellAll(List.of(
                "{'type':'organizations:upsert','id':" + id + ",'import_id':'new'}",
                "{'type':'organization:query','import_id':'new'}",
                "{'type':'organization:query','import_id':'old'}"));
        assertThat(names(acks.get(1))).containsExactly("R");
        Expect.invalid(acks.get(2), "not_found /import_id");
    }

    @Test
    void whatIsTooLargeForAnAckIsLeftOutAndNamed() {
        CRM.person("'import_id':'large','first_name':'A','note':'" + "x".repeat(600_000) + "'");
        AckPayload answer = CRM.tell("{'type':'person:query','import_id':'large'}");
        Expect.result(answer, FOUND);
        assertThat(resource(answer).has("note")).isFalse();
        assertThat(resource(answer).path("first_name").asString()).isEqualTo("A");
        assertThat(resource(answer).path("left_out").toString()).isEqualTo("[\"note\"]");
    }

    @Test
    void aCrowdIsLeftOutAndNamed() {
        List<String> messages = new ArrayList<>();
        for (int part = 0; part < 7; part++) {
            int first = part * 800;
            String people = String.join(
                    ",",
                    IntStream.range(first, first + 800)
                            .mapToObj(i -> "{'type':'people:upsert','import_id':'P" + i + "','first_name':'P'}")
                            .toList());
            messages.add("{'type':'organizations:upsert','import_id':'C','name':'C','people':[" + people + "]}");
        }
        messages.add("{'type':'organization:query','import_id':'C'}");
        List<AckPayload> acks = CROWD.tellAll(messages);
        assertThat(CROWD.count("collaborations")).isEqualTo(5_600);
        for (AckPayload answer : List.of(acks.get(7), CROWD.tell("{'type':'organization:query','import_id':'C'}"))) {
            Expect.result(answer, FOUND);
            assertThat(resource(answer).path("name").asString()).isEqualTo("C");
            assertThat(resource(answer).has("people")).isFalse();
            assertThat(resource(answer).path("left_out").toString()).isEqualTo("[\"people\"]");
        }
    }

    @Test
    void householdsAreAskedForLikeOtherRecords() {
        AckPayload created = CRM.tell("""
                {'type':'households:upsert','return':'resource','import_id':'HH1','name':'Doe',
                 'people':[{'type':'people:upsert','import_id':'HH1-1','first_name':'Jane'}]}""");
        AckPayload answer = CRM.tell("{'type':'household:query','import_id':'hh1'}");
        Expect.result(answer, FOUND);
        assertThat(answer.resource()).isEqualTo(created.resource());
        assertThat(names(answer)).containsExactly("Jane");
        AckPayload person = CRM.tell("{'type':'person:query','import_id':'HH1-1'}");
        assertThat(resource(person).at("/household/import_id").asString()).isEqualTo("HH1");
        Expect.invalid(CRM.tell("{'type':'household:query','id':987654}"), "not_found /id");
    }

    @Test
    void theAnswerIsInTheLedgerAboutTheRecord() {
        Long id = CRM.person("'import_id':'seen','first_name':'A'").id();
        AckPayload answer = CRM.tell("{'type':'person:query','import_id':'seen'}");
        Map<String, Object> row = CRM.row("SELECT * FROM messages WHERE account_id = :account AND message_id = '"
                + answer.messageId().value() + "'");
        assertThat(row)
                .containsEntry("type", "person:query")
                .containsEntry("status", "answered")
                .containsEntry("result", "found")
                .containsEntry("subject_kind", "person")
                .containsEntry("subject_id", id);
    }
}
