package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.producer.UpsertClient;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the runbook, in its order, does what whoever follows it expects. */
@Tag("servers")
class RunbookTest {
    private static final Path RUNBOOK = Path.of("..", "RUNBOOK.md");
    private static final String PERSON =
            "{\"type\":\"people:upsert\",\"import_id\":\"JD0001\",\"first_name\":\"Jane\"}";

    private final Deployment deployment = new Deployment();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void itsCommandsWork() throws IOException {
        List<String> commands = Files.readAllLines(RUNBOOK).stream()
                .filter(line -> line.startsWith("countersign "))
                .toList();
        assertThat(commands).hasSizeGreaterThan(10);
        deployment.createTopics().terminal().run("migrate");
        Deployment.Running consumer = deployment.start("consume");
        try {
            Map<String, String> meant = meant();
            for (String command : commands) {
                String[] words = command.replaceFirst(" +#.*", "")
                        .replaceFirst("countersign ", "")
                        .split(" ", -1);
                for (int i = 0; i < words.length; i++) {
                    words[i] = meant.getOrDefault(words[i], words[i]);
                }
                Terminal.Result result = deployment.terminal().run(words);
                assertThat(result.exitCode())
                        .as("%s%n%s%s", command, result.out(), result.err())
                        .isZero();
            }
        } finally {
            consumer.stop();
        }
    }

    /** What the words in capitals stand for, here where a message came before its source was registered. */
    private Map<String, String> meant() throws IOException {
        Terminal terminal = deployment.terminal();
        try (UpsertClient client = deployment.client()) {
            String early = Deployment.send(client, PERSON);
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
            return Map.of(
                    "ID",
                    early,
                    "NAME",
                    "crm",
                    "OLD",
                    deployment.sender.publicKey().encoded(),
                    "NEW",
                    PrivateKey.fromSeed(Bytes.utf8("new")).publicKey().encoded(),
                    "FILE",
                    Files.writeString(directory.resolve("people.jsonl"), PERSON).toString(),
                    "ACCOUNT",
                    "acme",
                    "IMPORT_ID",
                    "JD0001");
        }
    }
}
