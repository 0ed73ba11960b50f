package io.countersign.cli.dead;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Deployment;
import io.countersign.cli.Terminal;
import io.countersign.producer.UpsertClient;
import io.countersign.schema.bytes.Bytes;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("servers")
class DeadCommandsTest {
    private static final String EVIL = "{\"payload\":\u001b]0;title\u0007\u009b31m\u202e\r\n";

    private final Deployment deployment = new Deployment().createTopics();
    private final Terminal terminal = deployment.terminal();

    @Test
    void lettersAreListedShownAndSentAgain() {
        terminal.run("migrate");
        Deployment.Running consumer = deployment.start("consume");
        try (UpsertClient client = deployment.client()) {
            String early = Deployment.send(
                    client, "{\"type\":\"people:upsert\",\"import_id\":\"D1\",\"first_name\":\"Jane\"}");
            List<Header> headers = List.of(new RecordHeader("source", new byte[] {1}));
            String evil = client.sendRaw(Bytes.utf8(EVIL), "\u001b[2Jkey", headers)
                    .accepted()
                    .join()
                    .messageId()
                    .value();
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> list().size() == 2);
            register();
            String invalid = Deployment.send(
                    client, "{\"type\":\"people:upsert\",\"import_id\":\"D2\",\"locale\":\"xx\",\"note\":7}");
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> list().size() == 3);

            listed(early, evil, invalid);
            shown(evil, invalid);
            replayed(early, evil, invalid);
        }
        assertThat(consumer.stop()).isZero();
    }

    private void register() {
        terminal.run(
                "sources",
                "add",
                "--name",
                "crm",
                "--account",
                "acme",
                "--public-key",
                deployment.sender.publicKey().encoded());
    }

    private JsonNode list(String... filters) {
        String[] arguments = new String[filters.length + 4];
        System.arraycopy(new String[] {"dead", "list", "--output", "json"}, 0, arguments, 0, 4);
        System.arraycopy(filters, 0, arguments, 4, filters.length);
        return JsonMapper.shared().readTree(terminal.run(arguments).out());
    }

    private List<String> ids(String... filters) {
        return list(filters)
                .valueStream()
                .map(letter -> letter.path("message_id").stringValue())
                .toList();
    }

    private void listed(String early, String evil, String invalid) {
        assertThat(ids()).containsExactlyInAnyOrder(early, evil, invalid);
        assertThat(ids("--status", "failed")).containsExactly(invalid);
        assertThat(ids("--status", "rejected", "--result", "unknown_source")).containsExactly(early);
        assertThat(ids("--source", "crm")).containsExactly(invalid);
        assertThat(ids("--code", "not_in_enum")).containsExactly(invalid);
        assertThat(ids("--code", "not_found")).containsExactly(early);
        assertThat(ids("--code", "username_taken")).isEmpty();
        assertThat(ids("--since", "1h", "--limit", "1")).hasSize(1);
        assertThat(ids("--since", "2999-01-01T00:00:00Z")).isEmpty();
        assertThat(terminal.run("dead", "list").out())
                .doesNotContainPattern("[\\p{Cntrl}&&[^\n]]")
                .contains("\\u001b[2Jkey");
    }

    private void shown(String evil, String invalid) {
        Terminal.Result result = terminal.run("dead", "show", evil);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("\\u001b]0;title\\u0007\\u009b31m\\u202e\\u000d\\u000a", "malformed")
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}&&[^\n]]");
        JsonNode shown = JsonMapper.shared()
                .readTree(terminal.run("dead", "show", evil, "--output", "json").out());
        assertThat(Base64.getDecoder().decode(shown.path("value_base64").stringValue()))
                .isEqualTo(Bytes.utf8(EVIL).toArray());

        assertThat(terminal.run("dead", "show", invalid).out())
                .contains("not_in_enum at '/locale'", "wrong_type at '/note'", "\"D2\"");
        Terminal.Result missing = terminal.run("dead", "show", "0".repeat(24));
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no dead letter of");
    }

    private void replayed(String early, String evil, String invalid) {
        assertThat(terminal.run("dead", "replay").exitCode()).isEqualTo(2);
        assertThat(terminal.run("dead", "replay", early, "--yes").exitCode()).isEqualTo(2);

        Terminal.Result one = terminal.run("dead", "replay", early, "--output", "json");
        assertThat(one.exitCode()).as(one.out() + one.err()).isZero();
        JsonNode replayed = JsonMapper.shared().readTree(one.out()).path(0);
        assertThat(replayed.path("result").stringValue()).isEqualTo("created");
        String newId = replayed.path("new_message_id").stringValue();
        assertThat(newId).isNotEqualTo(early);
        assertThat(terminal.run("messages", "show", newId).out()).contains("created", "D1", "crm");

        Terminal.Result both = terminal.run("dead", "replay", "--since", "1h", "--yes");
        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.out().lines()).hasSize(4);
        assertThat(both.out())
                .containsPattern(early + " +[0-9a-f]{24} +persisted +duplicate")
                .containsPattern(evil + " +[0-9a-f]{24} +rejected +malformed")
                .containsPattern(invalid + " +[0-9a-f]{24} +failed +invalid");
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> list().size() == 5);
        JsonNode again = list("--result", "malformed");
        assertThat(again).hasSize(2);
        for (JsonNode letter : again) {
            assertThat(letter.path("key").stringValue()).isEqualTo("\\u001b[2Jkey");
            assertThat(letter.path("bytes").intValue())
                    .isEqualTo(Bytes.utf8(EVIL).length());
        }
    }
}
