package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.FOUND;
import static io.countersign.schema.ack.AckResult.TYPE_NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** arkipel_messages:query tells what became of a message. */
@Tag("servers")
class MessageQueryTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "polling");
    private static final Sender SPY = new Sender(COMMUNITY, "spy");
    private static final Sender ASKER = asker();

    /** Another source of the same account, which may do nothing but ask for messages. */
    private static Sender asker() {
        PrivateKey key = PrivateKey.fromSeed(Bytes.utf8("asker" + COMMUNITY.name));
        SourceDefinition all = SourceDefinition.simple("asker", CRM.name, key.publicKey());
        COMMUNITY.sources.add(new SourceDefinition(
                all.name(),
                all.account(),
                all.keys(),
                Set.of("arkipel_messages:query"),
                all.serializations(),
                all.freshnessRequired(),
                all.maxAge(),
                all.ignoresUnknownMembers()));
        return Sender.registered(COMMUNITY, CRM.name, key);
    }

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static String query(MessageId id) {
        return "{'type':'arkipel_messages:query','message_id':'" + id.value() + "'}";
    }

    private static JsonNode resource(AckPayload ack) {
        Expect.result(ack, FOUND);
        assertThat(ack.resource()).isNotNull();
        return ack.resource();
    }

    private static JsonNode answer(MessageId id) {
        return resource(CRM.tell(query(id)));
    }

    private static void assertJson(JsonNode found, String expected) {
        assertThat(CanonicalJson.of(found).toUtf8())
                .isEqualTo(Community.canonical(expected.replace('\'', '"')).toUtf8());
    }

    @Test
    void itTellsWhatWasSignedAndWhatBecameOfIt() {
        AckPayload created = CRM.person("'import_id':'M1','first_name':'Jane'");
        AckPayload answer = CRM.tell(query(created.messageId()));
        assertThat(answer.messageId()).isNotEqualTo(created.messageId());
        assertThat(answer.id()).isEqualTo(created.id());
        assertThat(answer.importId()).isEqualTo("M1");
        assertJson(
                resource(answer),
                "{'type':'arkipel_messages:query','message_id':'"
                        + created.messageId().value() + "',"
                        + "'message_type':'people:upsert',"
                        + "'status':'persisted','result':'created',"
                        + "'original_payload':{'type':'people:upsert','import_id':'M1','first_name':'Jane'},"
                        + "'resource':{'id':" + created.id() + ",'import_id':'M1'},'error':null,'errors':[]}");
    }

    @Test
    void theResourceIsTheOneThatWasAskedForThen() {
        AckPayload created = CRM.person("'return':'resource','import_id':'M2','first_name':'Then'");
        CRM.person("'import_id':'M2','first_name':'Now'");
        assertThat(answer(created.messageId()).path("resource")).isEqualTo(created.resource());
    }

    @Test
    void itTellsErrorsAsJsonAndInWords() {
        AckPayload failed = CRM.person("'import_id':'M3','gender':'x','dob':'2999-01-01'");
        JsonNode answer = answer(failed.messageId());
        assertThat(answer.path("status").asString()).isEqualTo("failed");
        assertThat(answer.path("result").asString()).isEqualTo("invalid");
        assertThat(answer.path("resource").isNull()).isTrue();
        assertThat(answer.path("errors")).hasSize(failed.errors().size());
        assertThat(answer.at("/errors/1/pointer").asString()).isEqualTo("/gender");
        assertThat(answer.path("error").asString())
                .startsWith("in_future at '/dob': must not")
                .contains("; not_in_enum at '/gender': must be");
    }

    @Test
    void messagesBeforeItInTheSameBatchAreFoundWhateverBecameOfThem() {
        List<MessageId> asked = new ArrayList<>(List.of(
                CRM.send("{'type':'people:upsert','import_id':'batch','first_name':'A','return':'resource'}"),
                CRM.send("{'type':'people:upsert','import_id':'batch','gender':'x'}"),
                CRM.send("{'type':'people:upsert','id':987654}"),
                CRM.send("{'type':'people:delete'}"),
                CRM.send("{'type':'ping'}")));
        asked.add(CRM.send(query(asked.get(0))));
        List<JsonNode> answers = CRM
                .tellAll(asked.stream().map(MessageQueryTest::query).toList())
                .stream()
                .map(MessageQueryTest::resource)
                .toList();
        assertThat(answers.stream()
                        .map(a -> a.path("message_type").asString() + " "
                                + a.path("result").asString()))
                .containsExactly(
                        "people:upsert created",
                        "people:upsert invalid",
                        "people:upsert invalid",
                        "people:delete invalid",
                        "ping pong",
                        "arkipel_messages:query found");
        assertThat(answers.get(0).at("/resource/first_name").asString()).isEqualTo("A");
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answer(asked.get(i))).as("the same from the ledger").isEqualTo(answers.get(i));
        }
    }

    @Test
    void anAnswerIsNotToldAgain() {
        AckPayload person = CRM.person("'import_id':'M4','first_name':'A'");
        MessageId asked = CRM.tell("{'type':'person:query','import_id':'M4'}").messageId();
        for (int i = 0; i < 40; i++) {
            AckPayload answer = CRM.tell(query(asked));
            assertJson(resource(answer).path("resource"), "{'id':" + person.id() + ",'import_id':'M4'}");
            asked = answer.messageId();
        }
    }

    @Test
    void duplicatesAndRefusalsOfTheAccountAreFound() {
        String dated = "'import_id':'M5','first_name':'A','issued_at':'2026-01-01T00:00:00Z'";
        AckPayload first = CRM.person(dated);
        AckPayload again = CRM.person(dated);
        Expect.result(again, DUPLICATE);
        assertJson(answer(again.messageId()).path("resource"), "{'id':" + first.id() + ",'import_id':'M5'}");
        AckPayload refused = ASKER.person("'first_name':'A'");
        Expect.refused(refused, TYPE_NOT_ALLOWED, "not_in_enum /type");
        JsonNode answer = resource(ASKER.tell(query(refused.messageId())));
        assertThat(answer.path("status").asString()).isEqualTo("rejected");
        assertThat(answer.path("result").asString()).isEqualTo("type_not_allowed");
        Expect.refused(ASKER.tell("{'type':'person:query','import_id':'M5'}"), TYPE_NOT_ALLOWED, "not_in_enum /type");
        assertThat(resource(ASKER.tell(query(first.messageId()))).path("result").asString())
                .as("a message of another source of the same account")
                .isEqualTo("created");
    }

    @Test
    void otherAccountsMessagesAndUnknownOnesAreNotFound() {
        AckPayload ours = CRM.person("'import_id':'M6','first_name':'A'");
        Expect.invalid(SPY.tell(query(ours.messageId())), "not_found /message_id");
        Expect.invalid(CRM.tell(query(new MessageId("0".repeat(24)))), "not_found /message_id");
        MessageId forged =
                COMMUNITY.send("{\"type\":\"ping\"}", PrivateKey.fromSeed(Bytes.utf8("nobody" + COMMUNITY.name)));
        Expect.invalid(CRM.tell(query(forged)), "not_found /message_id");
        Expect.invalid(
                CRM.tell("{'type':'arkipel_messages:query','message_id':'invalid_id'}"), "wrong_format /message_id");
    }

    @Test
    void numbersThatNoAckCanHoldLeaveThePayloadOut() {
        AckPayload failed = CRM.tellAsWritten("{\"type\":\"people:upsert\",\"id\":1e999}");
        assertThat(answer(failed.messageId()).path("original_payload").isNull()).isTrue();
    }

    @Test
    void aPayloadThatIsTooLargeForAnAckIsLeftOutAndNamed() {
        String large = "'import_id':'M7','first_name':'A','note':'" + "x".repeat(900_000) + "'";
        MessageId id = CRM.send("{'type':'people:upsert'," + large + "}");
        JsonNode inBatch = resource(CRM.tell(query(id)));
        JsonNode fromLedger = answer(id);
        assertThat(inBatch).isEqualTo(fromLedger);
        assertThat(fromLedger.path("left_out").toString()).isEqualTo("[\"original_payload\"]");
        assertThat(fromLedger.path("result").asString()).isEqualTo("created");
    }

    @Test
    void theAnswerIsInTheLedgerAboutTheSameRecord() {
        AckPayload created = CRM.person("'import_id':'M8','first_name':'A'");
        MessageId asked = CRM.tell(query(created.messageId())).messageId();
        Map<String, Object> row =
                CRM.row("SELECT * FROM messages WHERE account_id = :account AND message_id = '" + asked.value() + "'");
        assertThat(row).containsEntry("subject_kind", "person").containsEntry("subject_id", created.id());
    }
}
