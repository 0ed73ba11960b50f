package io.countersign.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigCommandTest {
    @Test
    void printsATableWithoutSecrets() {
        Terminal.Result result = Terminal.with(
                        Map.of("COUNTERSIGN_DATABASE_PASSWORD", "hidden", "COUNTERSIGN_CONSOLE_PORT", "9"))
                .run("config");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsPattern("console.port +9 +environment +COUNTERSIGN_CONSOLE_PORT +port of the console")
                .containsPattern("database.password +\\*+ +environment")
                .doesNotContain("hidden");
    }

    @Test
    void printsJson() {
        JsonNode shown = JsonMapper.shared()
                .readTree(Terminal.with(Map.of("COUNTERSIGN_KAFKA_SECURITY_PROTOCOL", "SSL"))
                        .run("config", "--output", "json")
                        .out());
        assertThat(shown.valueStream()
                        .filter(row -> row.path("setting").asString().equals("kafka.security.protocol")))
                .singleElement()
                .satisfies(row -> assertThat(row.path("origin").asString()).isEqualTo("environment"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Terminal.Result result = Terminal.with(Map.of("COUNTERSIGN_CONSOLE_PROT", "9", "COUNTERSIGN_X", "9"))
                .run("config");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(2).first().asString().contains("COUNTERSIGN_CONSOLE_PORT");
    }
}
