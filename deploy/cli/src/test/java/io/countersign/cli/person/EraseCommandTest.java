package io.countersign.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Deployment;
import io.countersign.cli.Terminal;
import io.countersign.producer.UpsertClient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("servers")
class EraseCommandTest {
    private final Deployment deployment = new Deployment();
    private final Terminal terminal = deployment.terminal();

    private Terminal.Result erase(String... arguments) {
        return terminal.run(Stream.concat(Stream.of("person", "erase"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** Tells people to a consumer and returns the message_id of the first. */
    private String told(List<String> payloads) {
        deployment.createTopics();
        terminal.run("migrate");
        String key = deployment.sender.publicKey().encoded();
        terminal.run("sources", "add", "--name", "crm", "--account", "acme", "--public-key", key);
        Deployment.Running consumer = deployment.start("consume");
        try (UpsertClient client = deployment.client()) {
            List<String> ids = payloads.stream()
                    .map(payload -> (ObjectNode) JsonMapper.shared().readTree(payload))
                    .map(payload -> client.send(payload).acknowledged().join())
                    .map(ack -> ack.payload().messageId().value())
                    .toList();
            return ids.get(0);
        } finally {
            consumer.stop();
        }
    }

    @Test
    void whoIsThereOrWasThereIsErasedOnceAndWhoMayLogInIsNot() {
        String person = "{\"type\":\"people:upsert\",\"import_id\":\"%s\",\"first_name\":\"Jane\"%s}";
        String jane = told(List.of(
                person.formatted("JD0001", ""),
                person.formatted("JD0002", ",\"login_active\":true"),
                person.formatted("JD0003", ""),
                "{\"type\":\"person:delete\",\"import_id\":\"JD0003\"}"));
        assertThat(terminal.run("messages", "show", "--payload", jane).out()).contains("Jane");

        Terminal.Result unasked = erase("--account", "acme", "--import-id", "JD0001");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err()).contains("say --yes");
        Terminal.Result erased = erase("--account", "acme", "--import-id", "jd0001", "--yes");
        assertThat(erased.exitCode()).isZero();
        assertThat(erased.out())
                .containsPattern("id +[0-9]+\n")
                .containsPattern("import id +JD0001\n")
                .containsPattern("person +deleted\n")
                .containsPattern("messages erased +1\n");
        assertThat(terminal.run("messages", "show", "--payload", jane).out()).doesNotContain("Jane");

        String id = erased.out().lines().findFirst().orElseThrow().replaceAll("[^0-9]", "");
        Terminal.Result again = erase("--account", "acme", "--id", id, "--yes");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("nothing was erased of the person " + id + " of acme: no such record");
        assertThat(erase("--account", "acme", "--import-id", "JD0002", "--yes").err())
                .contains("login is active");
        assertThat(erase("--account", "other", "--import-id", "JD0002", "--yes").err())
                .contains("no account has this name");
        assertThat(erase("--account", "acme", "--import-id", "JD0003", "--yes", "--output", "json")
                        .out())
                .contains("\"deleted before\"")
                .contains("\"messages_erased\" : 1");
    }

    @Test
    void aPersonIsNamedInOneWay() {
        assertThat(erase("--account", "acme", "--yes").exitCode()).isEqualTo(2);
        assertThat(erase("--account", "acme", "--id", "1", "--import-id", "x", "--yes")
                        .exitCode())
                .isEqualTo(2);
        assertThat(deployment
                        .terminalWith("COUNTERSIGN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere")
                        .run("person", "erase", "--account", "acme", "--id", "1", "--yes")
                        .exitCode())
                .isEqualTo(3);
    }
}
