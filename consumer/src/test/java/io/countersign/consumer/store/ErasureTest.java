package io.countersign.consumer.store;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DELETED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.FOUND;
import static io.countersign.schema.ack.AckResult.INVALID;
import static io.countersign.schema.ack.AckResult.PONG;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Records;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of a record that was erased. */
@Tag("servers")
class ErasureTest {
    private static final String ERASE = "{'type':'person:delete','import_id':'P1','erase':true}";

    private static String person(String more) {
        return "{'type':'people:upsert','import_id':'P1','first_name':'Secretia'" + more + "}";
    }

    private static String organization(String more) {
        return "{'type':'organizations:upsert','import_id':'O1','name':'Acme'" + more
                + ",'people':[{'type':'people:upsert','import_id':'P1','last_name':'Secretson'},"
                + "{'type':'people:upsert','import_id':'P2','first_name':'Joe'}]}";
    }

    private static String asked(MessageId id) {
        return "{'type':'arkipel_messages:query','message_id':'" + id.value() + "'}";
    }

    private static String at(int second) {
        return ",'issued_at':'2026-01-01T00:00:0" + second + "Z'";
    }

    /** Every row of every table that has the text in any column, byte columns included. */
    private static List<String> rowsWith(Community community, String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        for (Map<String, Object> table : community.rows(
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE 'messages\\_%'")) {
            String name = String.valueOf(table.get("tablename"));
            community
                    .rows("SELECT to_jsonb(t)::text AS row FROM " + name + " t")
                    .forEach(row -> found.add(name + " " + row.get("row")));
        }
        found.removeIf(row -> !row.contains(text) && !row.contains(hex));
        return found;
    }

    private static Map<String, Object> ledgerRow(Community community, MessageId id) {
        return community
                .rows("SELECT * FROM messages WHERE message_id = '" + id.value() + "'")
                .get(0);
    }

    @Test
    void contentGoesAndTheFactStays() {
        try (Community community = new Community()) {
            Sender crm = new Sender(community, "crm-erasing");
            community.start();
            List<MessageId> told = new ArrayList<>();
            told.add(crm.send(person(",'return':'resource'" + at(1))));
            told.add(crm.send(organization(at(1))));
            told.add(crm.send(person(",'dob':'wrong'")));
            told.add(crm.send(person(",'note':'Secretia again'" + at(1))));
            told.add(crm.send("{'type':'people:upsert','id':1,'import_id':'P9'}"));
            told.add(crm.send("{'type':'people:upsert','id':1,'import_id':'P1'}"));
            told.add(crm.send(
                    "{'type':'households:upsert','name':'Does','people':[" + person(",'title':'Secret'") + "]}"));
            told.add(crm.send("{'type':'organizations:upsert','import_id':'O2','name':'Ajax','people':"
                    + "[{'type':'people:upsert','first_name':'Secreta'}]}"));
            told.add(crm.send(asked(told.get(1))));
            told.add(crm.send(asked(told.get(7))));
            MessageId other = crm.send("{'type':'people:upsert','import_id':'P2','note':'stays','return':'resource'}");
            assertThat(told)
                    .extracting(id -> community.ack(id).result())
                    .containsExactly(
                            CREATED, CREATED, INVALID, UPDATED, UPDATED, UPDATED, CREATED, CREATED, FOUND, FOUND);
            community.ack(other);
            assertThat(rowsWith(community, "Secret")).hasSizeGreaterThan(4);
            Map<String, Object> before = ledgerRow(community, told.get(0));

            MessageId erasing = crm.send(ERASE);
            Expect.result(community.ack(erasing), DELETED);
            Object nameless = community
                    .rows("SELECT id FROM people WHERE first_name = 'Secreta'")
                    .get(0)
                    .get("id");
            Expect.result(crm.tell("{'type':'person:delete','id':" + nameless + ",'erase':true}"), DELETED);

            assertThat(rowsWith(community, "Secret")).isEmpty();
            assertThat(rowsWith(community, "stays")).hasSize(2);
            Map<String, Object> after = ledgerRow(community, told.get(0));
            for (String fact : List.of("status", "result", "subject_id", "import_id", "issued_at", "type")) {
                assertThat(after.get(fact)).as(fact).isEqualTo(before.get(fact));
            }
            assertThat((byte[]) after.get("digest")).isEqualTo((byte[]) before.get("digest"));
            assertThat((byte[]) after.get("signature")).isEqualTo((byte[]) before.get("signature"));
            assertThat(after.get("erased_at")).isNotNull();
            assertThat(ledgerRow(community, told.get(1)).get("payload")).isNull();
            assertThat(ledgerRow(community, other).get("payload")).isNotNull();
            assertThat(ledgerRow(community, erasing).get("payload"))
                    .as("the proof that it was asked for")
                    .isNotNull();
        }
    }

    @Test
    void whatIsSaidAgainLaterIsNotKept() {
        try (Community community = new Community()) {
            Sender crm = new Sender(community, "crm-erasing");
            community.start();
            Expect.result(crm.tell(person(at(1))), CREATED);
            Expect.result(crm.tell(organization(at(2))), CREATED);
            Expect.result(crm.tell("{'type':'people:upsert','first_name':'Secretless'}"), CREATED);
            Expect.result(crm.tell(ERASE.replace("}", at(5) + "}")), DELETED);
            Expect.result(crm.tell("{'type':'person:delete','id':5,'erase':true}"), DELETED);
            Expect.result(crm.tell(person(at(1))), DUPLICATE);
            Expect.result(crm.tell(person(at(4))), STALE);
            Expect.result(crm.tell(organization(at(2))), DUPLICATE);
            Expect.result(crm.tell(organization(at(1))), STALE);
            Expect.result(crm.tell("{'type':'people:upsert','first_name':'Secretless'}"), DUPLICATE);
            assertThat(rowsWith(community, "Secret")).isEmpty();

            Expect.result(crm.tell(person(at(6))), CREATED);
            assertThat(rowsWith(community, "Secretia")).as("a new record").hasSize(2);
        }
    }

    @Test
    void whatIsSaidAgainLaterIsNotToldToAQueryInTheSameBatchEither() {
        try (Community community = new Community()) {
            Sender crm = new Sender(community, "crm-erasing");
            crm.send(person(at(1)));
            crm.send(ERASE.replace("}", at(5) + "}"));
            ConsumerService consumer = community.start();
            Expect.result(crm.tell("{'type':'ping'}"), PONG);
            consumer.close();
            MessageId again = crm.send(person(at(4)));
            MessageId query = crm.send(asked(again));
            community.start();
            Expect.result(community.ack(again), STALE);
            assertThat(community.ack(query).resource()).isNotNull();
            assertThat(String.valueOf(community.ack(query).resource())).doesNotContain("Secret");
        }
    }

    @Test
    void oneBatchErasesWhatCameBeforeInItAndKeepsWhatComesAfter() {
        try (Community community = new Community()) {
            Sender crm = new Sender(community, "crm-erasing");
            MessageId created = crm.send(person(",'return':'resource'"));
            MessageId around = crm.send(organization(""));
            List<MessageId> sent = List.of(
                    created,
                    around,
                    crm.send(ERASE),
                    crm.send("{'type':'people:upsert','import_id':'P1','first_name':'Anew'}"),
                    crm.send(asked(created)),
                    crm.send(asked(around)));
            community.start();
            assertThat(sent)
                    .extracting(id -> community.ack(id).result())
                    .containsExactly(CREATED, CREATED, DELETED, CREATED, FOUND, FOUND);
            assertThat(sent.subList(4, 6))
                    .extracting(id -> community.ack(id).canonical().toUtf8())
                    .allSatisfy(answer -> assertThat(answer)
                            .contains("\"original_payload\":null")
                            .doesNotContain("Secret"));
            assertThat(community.ack(sent.get(0)).resource()).isNotNull();
            assertThat(rowsWith(community, "Secret")).isEmpty();
            assertThat(rowsWith(community, "Anew")).hasSize(2);
        }
    }

    @Test
    void whoWasOnlyDeletedMayStillBeErased() {
        try (Community community = new Community()) {
            Sender crm = new Sender(community, "crm-erasing");
            community.start();
            Expect.result(crm.tell(person("")), CREATED);
            Expect.result(crm.tell("{'type':'person:delete','import_id':'P1'}"), DELETED);
            assertThat(rowsWith(community, "Secret")).isNotEmpty();
            AckPayload erased = crm.tell(ERASE);
            Expect.result(erased, DELETED);
            assertThat(erased.id()).isEqualTo(1);
            assertThat(rowsWith(community, "Secret")).isEmpty();
            Expect.result(crm.tell(ERASE), DUPLICATE);
            Expect.invalid(crm.tell(ERASE.replace("}", ",'nonce':'1'}")), "not_found /import_id");
        }
    }

    @Test
    void anAckThatIsSentAgainIsTheSameButForTheResource() {
        try (Community community = new Community()) {
            Sender crm = new Sender(community, "crm-erasing");
            ConsumerService first = community.start();
            MessageId created =
                    crm.send(person(",'contact_informations':[{'type':'Other','info':'Secret'}],'return':'resource'"));
            community.ack(created);
            community.ack(crm.send(ERASE));
            first.close();
            Records.admin(
                    community,
                    admin -> admin.deleteConsumerGroups(List.of(community.name)).all());
            community.start();
            Awaitility.await()
                    .until(() -> community.pollAcks().get(created.value()).size() == 2);
            var copies = community.pollAcks().get(created.value());
            AckPayload before = community.read(copies.get(0)).payload();
            AckPayload again = community.read(copies.get(1)).payload();
            assertThat(before.resource()).isNotNull();
            assertThat(again).isEqualTo(before.withoutResource());
            assertThat(again.ids()).isNotNull();
        }
    }
}
