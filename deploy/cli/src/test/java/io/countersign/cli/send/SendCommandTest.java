package io.countersign.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Deployment;
import io.countersign.cli.Terminal;
import io.countersign.cli.key.KeyFile;
import java.io.BufferedWriter;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("servers")
class SendCommandTest {
    private static final Deployment DEPLOYMENT = new Deployment();
    private static final Terminal TERMINAL = DEPLOYMENT.terminal();
    private static final Deployment.Running CONSUMER = startConsumer();

    private Path directory = Path.of("");
    private String key = "";

    private static Deployment.Running startConsumer() {
        DEPLOYMENT.createTopics();
        TERMINAL.run("migrate");
        TERMINAL.run(
                "sources",
                "add",
                "--name",
                "crm",
                "--account",
                "acme",
                "--public-key",
                DEPLOYMENT.sender.publicKey().encoded());
        return DEPLOYMENT.start("consume");
    }

    @AfterAll
    static void stopConsumer() {
        CONSUMER.stop();
    }

    @BeforeEach
    void writeKey(@TempDir Path given) throws Exception {
        directory = given;
        Path file = given.resolve("crm.key");
        KeyFile.write(file, DEPLOYMENT.sender);
        key = file.toString();
    }

    @Test
    void anExportOfACrmIsMappedSentAndItsWrongRowsCorrectedAndSentAgain() throws Exception {
        String export = file("people.csv", """
                \uFEFFid;first;mail;mobile;plan;visits;city;news;who;langs;"Note; long"
                C1;Zoé;zoe@example.org;+1 416 555 0123;pro;7;Toronto;yes;The Does;"fr;en";"two
                lines"

                C2;;nobody@example.org;;;x;;;;;
                C3;Jane;broken;;;;;maybe;;;
                C4;too;few
                C5;Jim;;;;;;;;;
                C6;;;;;;;;;;
                """);
        String map = "id=import_id,first=first_name,mail=contact_informations.Email,"
                + "mobile=contact_informations.CellNumber.Mobile,plan=traits.plan,visits=traits.visits:number,"
                + "city=addresses.Home.city,news=accepts_marketing,who=household.name,langs=traits.langs:list,"
                + "\"Note; long\"=note";
        String[] options = {
            "send",
            "--key-file",
            key,
            "--delimiter",
            ";",
            "--map",
            map,
            "--set",
            "match=email",
            "--set",
            "contact_informations.Email.main=true",
            "--set",
            "household.title=Mother"
        };

        Terminal.Result dry = TERMINAL.run(with(options, "--dry-run", export));
        assertThat(dry.exitCode()).as(dry.err()).isEqualTo(1);
        assertThat(dry.out())
                .contains(export + ":5  wrong_format  /traits/visits  must be a number")
                .contains(export + ":6  wrong_format  /contact_informations/0/info  ", "(column mail)")
                .contains(export + ":6  wrong_format  /accepts_marketing  must be true", "(column news)")
                .contains(export + ":7  wrong_format  (message)  the row has 3 cells, the header 11")
                .endsWith("3 of 6 messages keep the contract\n");
        assertThat(directory.resolve("people.csv.journal")).doesNotExist();

        Terminal.Result sent = TERMINAL.run(with(options, "--output", "json", export));
        assertThat(sent.exitCode()).as(sent.err()).isEqualTo(1);
        assertThat(rows(sent, "persisted", "created")).isEqualTo(2);
        assertThat(rows(sent, "not_sent", "invalid")).isEqualTo(3);
        assertThat(rows(sent, "failed", "invalid")).isEqualTo(1);
        assertThat(payload("C1")).isEqualTo(JsonMapper.shared().readTree("""
                                {"type":"people:upsert","import_id":"C1","first_name":"Zoé","match":["email"],
                                 "contact_informations":[
                                  {"type":"Email","info":"zoe@example.org","main":true},
                                  {"type":"CellNumber","label":"Mobile","info":"+1 416 555 0123"}],
                                 "traits":{"plan":"pro","visits":7,"langs":["fr","en"]},
                                 "addresses":[{"name":"Home","city":"Toronto"}],"accepts_marketing":true,
                                 "household":{"name":"The Does","title":"Mother"},"note":"two\\nlines"}"""));
        assertThat(payload("C5").propertyNames()).containsExactlyInAnyOrder("type", "import_id", "first_name", "match");

        Path refused = directory.resolve("people.refused.csv");
        List<String> lines = Files.readAllLines(refused);
        assertThat(lines.get(0))
                .isEqualTo("_errors;id;first;mail;mobile;plan;visits;city;news;who;langs;\"Note; long\"");
        assertThat(lines)
                .hasSize(5)
                .anyMatch(
                        line -> line.matches("\"?wrong_format at /traits/visits \\(column visits\\): .*;C2;;nobody.*"))
                .anyMatch(line -> line.matches("\"?required at /first_name \\(column first\\): .*;C6;;.*"));
        Terminal.Result again = TERMINAL.run(with(options, export));
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains(refused + " exists already");

        Files.writeString(
                refused,
                Files.readString(refused)
                        .replace("C2;;", "C2;Ann;")
                        .replace("C6;;", "C6;Joe;")
                        .replace(";x;", ";1;")
                        .replace("broken", "jane@example.org")
                        .replace("maybe", "no")
                        .replaceAll("(?m)^.*C4;too;few\n", ""));
        Terminal.Result corrected = TERMINAL.run(with(options, refused.toString()));
        assertThat(corrected.exitCode()).as(corrected.out() + corrected.err()).isZero();
        assertThat(corrected.out()).containsPattern("persisted +created +3");
        assertThat(directory.resolve("people.refused.refused.csv")).doesNotExist();
    }

    @Test
    void jsonFromAFileOrAPipeIsSentAndRefusedLinesGoToAFileThatCanBeSentAgain() throws Exception {
        String lines = file("a.jsonl", """
                # a comment
                {"type":"people:upsert","import_id":"J1","first_name":"Jane"}
                {"type":"person:query","import_id":"nobody-has-this"}
                {"type":"people:upsert","first_name":7}
                nonsense
                """);
        Terminal.Result sent = TERMINAL.run("send", "--key-file", key, lines);
        assertThat(sent.exitCode()).as(sent.err()).isEqualTo(1);
        assertThat(sent.out())
                .containsPattern("failed +invalid +1")
                .containsPattern("not_sent +invalid +2")
                .containsPattern("persisted +created +1");
        assertThat(Files.readString(directory.resolve("a.refused.jsonl")))
                .contains(
                        "# " + lines + ":4 required at /first_name: ",
                        "\n{\"type\":\"people:upsert\",\"first_name\":7}\n")
                .contains("# " + lines + ":5 wrong_format: ", "\nnonsense\n")
                .contains(
                        "# " + lines + ":3 not_found",
                        "\n{\"type\":\"person:query\",\"import_id\":\"nobody-has-this\"}\n");

        Path refused = directory.resolve("pipe.jsonl");
        Terminal.Result piped = TERMINAL.runWith(
                "[{\"type\":\"ping\"},\n{\"type\":\n\"pong\"}]",
                "send",
                "--key-file",
                key,
                "--refused",
                refused.toString(),
                "-");
        assertThat(piped.exitCode()).isEqualTo(1);
        assertThat(piped.out()).containsPattern("answered +pong +1");
        assertThat(Files.readString(refused)).endsWith("\n{\"type\": \"pong\"}\n");
        Terminal.Result good = TERMINAL.runWith("{\"type\":\n\"ping\"}", "send", "--key-file", key, "-");
        assertThat(good.exitCode()).as(good.err()).isZero();

        Terminal.Result noWait = TERMINAL.run(
                "send",
                "--key-file",
                key,
                "--no-wait",
                file("b.json", "{\"type\":\"people:upsert\",\"import_id\":\"J2\",\"first_name\":\"J\"}"));
        assertThat(noWait.exitCode()).as(noWait.err()).isZero();
        assertThat(noWait.out()).containsPattern("accepted +sent +1");
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> payload("J2").path("first_name").stringValue().equals("J"));
    }

    @Test
    void messagesBelongToTheTraceThatTheEnvironmentNames() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        String person = "{\"type\":\"people:upsert\",\"import_id\":\"T1\",\"first_name\":\"J\"}";
        assertThat(DEPLOYMENT
                        .terminalWith("TRACEPARENT", trace)
                        .run("send", "--key-file", key, file("t1.json", person))
                        .exitCode())
                .isZero();
        assertThat(DEPLOYMENT
                        .terminalWith("TRACEPARENT", "nonsense")
                        .run("send", "--key-file", key, file("t2.json", person))
                        .exitCode())
                .isZero();
        assertThat(tracesOf("person:T1")).containsExactly(trace, "none");
    }

    /** The traces that the records of a subject name, in their order; "none" of one that names none. */
    private static List<String> tracesOf(String subject) {
        List<String> traces = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", DEPLOYMENT.setting("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS")),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    List.of(new TopicPartition(DEPLOYMENT.name, 0), new TopicPartition(DEPLOYMENT.name, 1));
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            while (all.stream().anyMatch(partition -> reader.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte[]> sent : reader.poll(Duration.ofMillis(100))) {
                    if (subject.equals(sent.key())) {
                        Header trace = sent.headers().lastHeader("traceparent");
                        traces.add(trace == null ? "none" : new String(trace.value(), StandardCharsets.US_ASCII));
                    }
                }
            }
        }
        return traces;
    }

    @Test
    void aKilledSendIsResumedAndOneThatIsToldToStopFinishesWhatIsUnderWay() throws Exception {
        int rows = 8_000;
        String people = many("many.csv", rows);
        Path journal = directory.resolve("many.csv.journal");
        for (boolean force : List.of(true, false)) {
            Process process = process("send", "--key-file", key, "--resume", people);
            long before = lines(journal);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> lines(journal) > before + 100);
            if (force) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(lines(journal)).isLessThan(rows);
        }
        assertThat(Files.readString(directory.resolve("err"))).contains("--resume sends the others");
        Files.writeString(journal, Files.readString(journal) + "39");

        Terminal.Result without = TERMINAL.run("send", "--key-file", key, people);
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err()).contains("was sent in part", "--resume");

        Terminal.Result resumed = TERMINAL.run("send", "--key-file", key, "--resume", people);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(Files.readAllLines(journal)).hasSize(rows + 2).endsWith("end");
        assertThat(Files.readAllLines(journal).stream()
                        .skip(1)
                        .limit(rows)
                        .map(line -> line.substring(0, line.indexOf(' '))))
                .doesNotHaveDuplicates();
        assertThat(resumed.out()).contains("persisted");

        Files.writeString(Path.of(people), "P1,changed\n", StandardOpenOption.APPEND);
        Terminal.Result changed = TERMINAL.run("send", "--key-file", key, "--resume", people);
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err()).contains("the content of the input");
    }

    @Test
    void withoutAcksItStopsAndSaysHowToGoOn() throws Exception {
        String people = many("few.csv", 10);
        String topic = DEPLOYMENT.name + ".dead";
        Terminal.Result result =
                TERMINAL.run("send", "--key-file", key, "--topic", topic, "--ack-timeout", "2s", people);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).containsPattern("not_acknowledged +timeout +10");
        assertThat(result.err()).contains("do not come in time", "0 of 10 rows are done", "--resume");
    }

    @Test
    void wrongUsageIsToldBeforeAnythingIsSent() throws Exception {
        String people = file("p.csv", "id,first\nX1,Jane\n");
        assertUsage("say who sends", "send", people);
        assertUsage("there is no file", "send", "--key-file", key, directory + "/none.csv");
        assertUsage(
                "no column 'idd'; the nearest is 'id'", "send", "--key-file", key, "--map", "idd=import_id", people);
        assertUsage("the nearest is 'import_id'", "send", "--key-file", key, "--map", "id=import_idd", people);
        assertUsage(
                "'Emial' is none of: Email",
                "send",
                "--key-file",
                key,
                "--map",
                "id=contact_informations.Emial",
                people);
        assertUsage("two columns go into", "send", "--key-file", key, "--map", "id=note,first=note", people);
        assertUsage(
                "--set match", "send", "--key-file", key, "--map", "id=import_id", "--set", "match=[email]", people);
        assertUsage("--type must be one of", "send", "--key-file", key, "--type", "person:upsert", people);
        assertUsage("cannot be resumed", "send", "--key-file", key, "--resume", "-");
        assertThat(TERMINAL.run("send", "--key-file", key, file("latin.csv", "first_name\nx\n\"open"))
                        .err())
                .contains("is no table any more at line");
        Files.write(directory.resolve("latin1.csv"), new byte[] {'n', 'o', 't', 'e', '\n', (byte) 0xe9, '\n'});
        assertThat(TERMINAL.run("send", "--key-file", key, directory + "/latin1.csv")
                        .err())
                .contains("is not UTF-8", "--charset");
        assertThat(TERMINAL.run("messages", "list", "--import-id", "X1", "--output", "json")
                        .out())
                .isEqualToIgnoringWhitespace("[ ]");
    }

    private void assertUsage(String expected, String... arguments) {
        Terminal.Result result = TERMINAL.run(arguments);
        assertThat(result.err()).contains(expected);
        assertThat(result.exitCode()).isEqualTo(2);
    }

    private static String[] with(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static long rows(Terminal.Result result, String status, String what) {
        return JsonMapper.shared()
                .readTree(result.out())
                .valueStream()
                .filter(row -> row.path("status").stringValue().equals(status)
                        && row.path("result").stringValue().equals(what))
                .mapToLong(row -> row.path("rows").longValue())
                .sum();
    }

    /** What was signed about a person, without what the client adds. */
    private static JsonNode payload(String importId) {
        JsonMapper json = JsonMapper.shared();
        String id = json.readTree(TERMINAL.run("messages", "list", "--import-id", importId, "--output", "json")
                        .out())
                .path(0)
                .path("message_id")
                .stringValue();
        ObjectNode payload =
                (ObjectNode) json.readTree(TERMINAL.run("messages", "show", id, "--payload", "--output", "json")
                                .out())
                        .path("payload");
        assertThat(payload.remove("issued_at")).isNotNull();
        assertThat(payload.remove("audience")).isNotNull();
        return payload;
    }

    private String many(String name, int rows) throws Exception {
        Path file = directory.resolve(name);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("import_id,first_name\n");
            for (int i = 0; i < rows; i++) {
                writer.write(name + i + ",Jane " + i + "\n");
            }
        }
        return file.toString();
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static long lines(Path file) throws Exception {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    private Process process(String... arguments) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                "io.countersign.cli.Main"));
        command.addAll(List.of(arguments));
        File err = directory.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(err);
        for (String name : List.of(
                "COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS",
                "COUNTERSIGN_TOPICS_REQUESTS",
                "COUNTERSIGN_TOPICS_ACKS",
                "COUNTERSIGN_COMMUNITY_PRIVATE_KEY")) {
            builder.environment().put(name, DEPLOYMENT.setting(name));
        }
        return builder.start();
    }
}
