package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.producer.UpsertClient;
import io.countersign.schema.bytes.Bytes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whatever records hold, what is printed of them moves no cursor, colours and hides nothing, and keeps to its line. */
@Tag("servers")
class HostileRecordsTest {
    /** Sets the title, colours with a single byte, breaks the line in all ways, and turns the direction of text. */
    private static final String EVIL =
            "\u001b]0;title\u0007\u009b31m\u007f\b\r\n\u0085\u2028\u2029\u202a\u202e\u2066\u2069\u200f\ufeff";

    private static final Predicate<String> HARMFUL = Pattern.compile(
                    "[\\p{Cntrl}\\p{Cf}\\x{80}-\\x{9f}\\x{2028}\\x{2029}&&[^\n]]")
            .asPredicate();

    private final Deployment deployment = new Deployment().createTopics();
    private final Terminal terminal = deployment.terminal();

    @BeforeEach
    void register() {
        terminal.run("migrate");
        String key = deployment.sender.publicKey().encoded();
        terminal.run("sources", "add", "--name", "crm", "--account", "acme", "--public-key", key);
    }

    @Test
    void nothingOfThemReachesTheTerminalAsItIs() {
        Deployment.Running consumer = deployment.start("consume");
        try (UpsertClient client = deployment.client();
                UpsertClient forger = deployment.clientTo(deployment.name + ".acks")) {
            String good = Deployment.send(client, person(EVIL, "import_id", "first_name"));
            String wrong =
                    Deployment.send(client, person("x", "import_id").replace("\"x\"", "\"x\"," + quoted(EVIL) + ":1"));
            String odd = Deployment.send(client, "{\"type\":" + quoted(EVIL) + "}");
            forger.sendRaw(Bytes.utf8(EVIL), EVIL, List.of()).accepted().join();
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> acks().count() == 4);

            assertThat(terminal.run("messages", "list").out().lines()).hasSize(4);
            for (String id : List.of(good, wrong, odd)) {
                isHarmless("messages", "show", id, "--payload");
                isHarmless("messages", "show", id, "--payload", "--output", "json");
            }
            for (String output : List.of("table", "json")) {
                isHarmless("acks", "--output", output);
                isHarmless("messages", "list", "--output", output);
                isHarmless("dead", "list", "--output", output);
                isHarmless("dead", "show", wrong, "--output", output);
            }
            isHarmless("dead", "replay", wrong);
            isHarmless("dead", "show", EVIL);
            isHarmless("messages", "list", "--source", EVIL, "--config", EVIL);
            jsonStillMeansTheSame(good);
        }
        assertThat(consumer.stop()).isZero();
    }

    private Stream<String> acks() {
        return terminal.run("acks").out().lines();
    }

    private void isHarmless(String... arguments) {
        Terminal.Result result = terminal.run(arguments);
        assertThat(result.out() + result.err())
                .as(String.join(" ", arguments))
                .isNotBlank()
                .doesNotMatch(text -> HARMFUL.test(text), "commands for a terminal");
    }

    private void jsonStillMeansTheSame(String id) {
        JsonNode shown = JsonMapper.shared()
                .readTree(terminal.run("messages", "show", id, "--payload", "--output", "json")
                        .out());
        assertThat(shown.at("/payload/first_name").stringValue()).isEqualTo(EVIL);
    }

    private static String person(String value, String... members) {
        StringBuilder person = new StringBuilder("{\"type\":\"people:upsert\"");
        for (String member : members) {
            person.append(",\"").append(member).append("\":").append(quoted(value));
        }
        return person.append('}').toString();
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.stringNode(text).toString();
    }
}
