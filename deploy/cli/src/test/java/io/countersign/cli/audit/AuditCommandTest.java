package io.countersign.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Deployment;
import io.countersign.cli.Terminal;
import io.countersign.producer.UpsertClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class AuditCommandTest {
    private final Deployment deployment = new Deployment();

    @Test
    void aRowThatSomebodyChangedIsNamed() throws SQLException {
        List<String> ids = fill();
        Terminal.Result whole = deployment.terminal().run("audit", "verify", "--output", "json");
        assertThat(whole.exitCode()).isZero();
        assertThat(whole.out())
                .isEqualToIgnoringWhitespace(
                        "{\"rows\":5,\"proved\":4,\"payload_not_kept\":0,\"not_trusted\":1,\"broken\":0}");

        change("payload = payload || ' '", ids.get(0));
        change("payload = payload || ' ', digest = sha256(payload || ' ')", ids.get(1));
        change("record_offset = record_offset + 1000", ids.get(2));
        change("public_key = sha256(public_key)", ids.get(3));
        Terminal.Result changed = deployment.terminal().run("audit", "verify");
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err().lines())
                .containsExactlyInAnyOrder(
                        "broken: " + ids.get(0) + ": its payload is not the one that its digest is of",
                        "broken: " + ids.get(1) + ": its signature does not hold",
                        "broken: " + ids.get(2) + ": its message_id is not that of where it lay",
                        "broken: " + ids.get(3) + ": it is said to be signed by a key that its source does not have");
        assertThat(deployment
                        .terminal()
                        .run("audit", "verify", "--since", "2999-01-01T00:00:00Z")
                        .out())
                .contains("rows              0");
    }

    /** Four messages of a source that is registered, and one from before it was. */
    private List<String> fill() {
        deployment.createTopics();
        Terminal terminal = deployment.terminal();
        terminal.run("migrate");
        Deployment.Running consumer = deployment.start("consume");
        try (UpsertClient client = deployment.client()) {
            String early = Deployment.send(client, "{\"type\":\"ping\"}");
            terminal.run("acks", "--follow", "--message-id", early);
            terminal.run(
                    "sources",
                    "add",
                    "--name",
                    "crm",
                    "--account",
                    "acme",
                    "--public-key",
                    deployment.sender.publicKey().encoded());
            List<String> ids = IntStream.range(0, 4)
                    .mapToObj(i -> Deployment.send(
                            client, "{\"type\":\"ping\",\"issued_at\":\"2026-01-0" + (i + 1) + "T00:00:00Z\"}"))
                    .toList();
            ids.forEach(id -> terminal.run("acks", "--follow", "--message-id", id));
            return ids;
        } finally {
            consumer.stop();
        }
    }

    private void change(String what, String id) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        deployment.setting("COUNTERSIGN_DATABASE_URL"),
                        deployment.setting("COUNTERSIGN_DATABASE_USER"),
                        deployment.setting("COUNTERSIGN_DATABASE_PASSWORD"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "UPDATE countersign.messages SET " + what + " WHERE message_id = '" + id + "'"))
                    .isEqualTo(1);
        }
    }
}
