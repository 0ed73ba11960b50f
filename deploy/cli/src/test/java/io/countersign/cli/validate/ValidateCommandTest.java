package io.countersign.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Terminal;
import java.io.BufferedWriter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateCommandTest {
    private static final String JANE = "{\"type\":\"people:upsert\",\"import_id\":\"JD0001\",\"first_name\":\"Jane\"}";
    private static final String NAMELESS = "{\"type\":\"people:upsert\",\"gender\":\"x\",\"unheard_of\":1}";
    private static final int MANY = 1_000_000;

    private final Terminal terminal = Terminal.with(Map.of());
    private Path directory = Path.of("");

    @BeforeEach
    void take(@TempDir Path given) {
        directory = given;
    }

    @Test
    void messagesThatKeepTheContract() throws Exception {
        Terminal.Result result = terminal.run(
                "validate",
                file("a.jsonl", JANE + "\n\n" + JANE + "\r\n"),
                file("b.json", "[" + JANE + ",\n" + JANE + "]\n"),
                file("c.json", "{\n\"type\":\n\"ping\"}\n"),
                file("d.json", ""),
                file("e.json", " [ ] "));
        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(result.out()).isEqualTo("5 of 5 messages keep the contract\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void everyProblemIsToldWithItsPlace() throws Exception {
        String lines = file("a.json", JANE + "\n\n" + NAMELESS + "\nnonsense\n{\"type\":\"ping\"\n" + JANE);
        String array = file("b.json", "[" + JANE + ",\n[1],\n" + NAMELESS + "]");
        String document = file("c.json", "\n{\n  \"type\": \"organizations:upsert\",\n  \"people\": [{}]\n}");

        Terminal.Result result = terminal.run("validate", "--output", "json", lines, array, document);

        assertThat(result.exitCode()).isEqualTo(1);
        JsonNode report = JsonMapper.shared().readTree(result.out());
        assertThat(report.path("messages").intValue()).isEqualTo(9);
        assertThat(report.path("invalid").intValue()).isEqualTo(6);
        assertThat(problems(report, lines))
                .contains("3 - not_in_enum /gender", "3 - unknown_field /unheard_of", "3 - required /first_name")
                .contains("4 - wrong_format ", "5 - wrong_format /type")
                .hasSize(5);
        assertThat(problems(report, array))
                .contains("2 1 wrong_type ", "3 2 not_in_enum /gender", "3 2 unknown_field /unheard_of")
                .hasSize(4);
        assertThat(problems(report, document)).contains("2 - required /name", "2 - required /people/0/type");

        Terminal.Result table = terminal.run("validate", lines, array, document);
        assertThat(table.exitCode()).isEqualTo(1);
        assertThat(table.out())
                .contains(lines + ":3  not_in_enum  /gender  must be one of")
                .contains(array + ":2 [1]  wrong_type  (message)  a message is a JSON object")
                .endsWith("3 of 9 messages keep the contract\n");
    }

    @Test
    void anArrayThatDoesNotEndOrEndsTwiceIsTold() throws Exception {
        for (String text : List.of("[" + JANE, "[" + JANE + ",", "[" + JANE + "] x", "[" + JANE + ",]")) {
            Terminal.Result result = terminal.runWith(text, "validate", "-");
            assertThat(result.exitCode()).as(text).isEqualTo(1);
            assertThat(result.out()).as(text).contains("-:1 [1]  wrong_format");
        }
    }

    @Test
    void aMessageThatIsTooLargeIsToldAndTheNextOneIsRead() throws Exception {
        String large = JANE.replace("Jane", "J".repeat(1 << 20));
        Terminal.Result result = terminal.run("validate", file("a.json", large + "\n" + NAMELESS));
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains(":1  too_long  (message)").contains(":2  not_in_enum");
        assertThat(terminal.run("validate", file("b.json", NAMELESS)).out()).contains(":1  not_in_enum");
    }

    /** A record of more than 32 levels is refused unread, and its payload stands on the second. */
    @Test
    void aMessageIsNoDeeperThanItsRecordMayBe() throws Exception {
        String traits = "{\"type\":\"people:upsert\",\"first_name\":\"Jane\",\"traits\":{\"a\":%s}}";
        String deepest = traits.formatted("[".repeat(29) + "]".repeat(29));
        String deeper = traits.formatted("[".repeat(30) + "]".repeat(30));
        assertThat(terminal.run("validate", file("c.json", deepest)).exitCode()).isZero();
        assertThat(terminal.run("validate", file("d.json", deeper)).out()).contains(":1  out_of_range  /traits/a/0");
    }

    @Test
    void wrongUsage() throws Exception {
        assertThat(terminal.run("validate").exitCode()).isEqualTo(2);
        String good = file("a.json", JANE);
        Terminal.Result missing = terminal.run("validate", good, directory + "/missing.json");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).contains("missing.json");
        assertThat(terminal.run("validate", directory.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void aMillionLinesInLittleMemory() throws Exception {
        Path many = directory.resolve("many.jsonl");
        try (BufferedWriter writer = Files.newBufferedWriter(many)) {
            for (int i = 0; i < MANY; i++) {
                writer.write(i % 2 == 0 ? "{\"type\":\"ping\",\"nonce\":\"" + i + "\"}\n" : "{\"type\":\"pong\"}\n");
            }
        }
        File out = directory.resolve("out").toFile();
        File err = directory.resolve("err").toFile();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx40m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        "io.countersign.cli.Main",
                        "validate",
                        many.toString())
                .redirectOutput(out)
                .redirectError(err)
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(err.toPath())).isEqualTo(1);
        assertThat(Files.readString(err.toPath())).contains("100,000 messages checked", "1,000,000 messages checked");
        try (Stream<String> printed = Files.lines(out.toPath())) {
            assertThat(printed.reduce("", (before, after) -> after))
                    .isEqualTo("500,000 of 1,000,000 messages keep the contract");
        }
    }

    private static List<String> problems(JsonNode report, String file) {
        return report.path("errors")
                .valueStream()
                .filter(error -> error.path("file").stringValue().equals(file))
                .map(error -> error.path("line") + " "
                        + (error.has("index") ? error.path("index") : "-") + " "
                        + error.path("code").stringValue() + " "
                        + error.path("pointer").stringValue())
                .toList();
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
