package io.countersign.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String KEY = "ab".repeat(32);

    private final Path directory;

    SettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void worksWithoutAnySetting() {
        Settings settings = Settings.load(Map.of("PATH", "/bin"), null);
        assertThat(settings.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(settings.topics().requests()).isEqualTo(new RequestTopics.Named(List.of("upserts")));
        assertThat(settings.topics().replies()).isEmpty();
        assertThat(settings.console()).isEqualTo(new Settings.Console("127.0.0.1", 8081, Optional.empty()));
        assertThat(settings.ledger()).isEqualTo(new Settings.Ledger(Duration.ofDays(90), true));
        assertThat(settings.limits().maxRecordBytes()).isEqualTo(1024 * 1024);
        assertThat(settings.consumer().batchSize()).isEqualTo(500);
        assertThat(settings.community().privateKey()).isEmpty();
    }

    @Test
    void theEnvironmentIsOverTheFileAndTheFileOverDefaults() throws IOException {
        Path file = file("""
                kafka:
                  bootstrap-servers: broker:9092
                  group-id: from-file
                  security.protocol: SASL_SSL
                  sasl:
                    mechanism: PLAIN
                topics:
                  requests: [crm, shop]
                countersign:
                  ledger:
                    retention: 30d
                """);
        Map<String, String> environment = Map.of(
                "COUNTERSIGN_CONFIG", file.toString(),
                "COUNTERSIGN_KAFKA_GROUP_ID", "from-environment",
                "COUNTERSIGN_KAFKA_CLIENT_ID", "c1");
        Settings settings = Settings.load(environment, null);
        assertThat(settings.kafka().bootstrapServers()).isEqualTo("broker:9092");
        assertThat(settings.kafka().groupId()).isEqualTo("from-environment");
        assertThat(settings.kafka().properties())
                .containsEntry("security.protocol", new Secret("SASL_SSL"))
                .containsEntry("sasl.mechanism", new Secret("PLAIN"))
                .containsEntry("client.id", new Secret("c1"));
        assertThat(settings.topics().requests()).isEqualTo(new RequestTopics.Named(List.of("crm", "shop")));
        assertThat(settings.ledger().retention()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void unknownNamesAreRefusedWithTheNearestKnownOneAllAtOnce() throws IOException {
        Path file = file("kafka: {group: x}\n");
        Map<String, String> environment =
                Map.of("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVER", "x", "COUNTERSIGN_KAFKA_SASL_JASS_CONFIG", "x");
        assertThatThrownBy(() -> Settings.load(environment, file))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "COUNTERSIGN_KAFKA_BOOTSTRAP_SERVER is no setting; the nearest is"
                                                + " COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS",
                                        "COUNTERSIGN_KAFKA_SASL_JASS_CONFIG is no setting; the nearest is"
                                                + " COUNTERSIGN_KAFKA_SASL_JAAS_CONFIG",
                                        "kafka.group is no setting; the nearest is kafka.group-id"));
    }

    @Test
    void whatTheGuaranteesRestOnCannotBeSet() {
        assertThatThrownBy(() -> Settings.load(Map.of("COUNTERSIGN_KAFKA_ISOLATION_LEVEL", "read_uncommitted"), null))
                .hasMessageContaining("COUNTERSIGN_KAFKA_ISOLATION_LEVEL is no setting");
    }

    @Test
    void variablesThatKubernetesMakesForAServiceAreNoSettings() {
        Map<String, String> environment = Map.of(
                "COUNTERSIGN_CONSOLE_PORT", "tcp://10.0.0.7:8081",
                "COUNTERSIGN_CONSOLE_SERVICE_HOST", "10.0.0.7",
                "COUNTERSIGN_CONSOLE_SERVICE_PORT_HTTP", "8081",
                "COUNTERSIGN_CONSOLE_PORT_8081_TCP_ADDR", "10.0.0.7");
        assertThat(Settings.load(environment, null).console().port()).isEqualTo(8081);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COUNTERSIGN_CONSOLE_PORT          | x                   | must be a whole number, not 'x'
            COUNTERSIGN_CONSOLE_PORT          | 70000               | must be 0 to 65535, not 70000
            COUNTERSIGN_LEDGER_RETENTION      | 90                  | must be a length of time like 30s, 12h or 90d, not '90'
            COUNTERSIGN_LEDGER_RETENTION      | 1h                  | must be at least a day
            COUNTERSIGN_LEDGER_KEEP_PAYLOADS  | yes                 | must be true or false, not 'yes'
            COUNTERSIGN_KAFKA_GROUP_PROTOCOL  | eager               | must be consumer or classic, not 'eager'
            COUNTERSIGN_TOPICS_REQUESTS       | a,,b                | must be names separated by commas, not 'a,,b'
            COUNTERSIGN_TOPICS_REQUESTS       | upserts(            | is neither a list of topics nor a regular expression
            COUNTERSIGN_TOPICS_REQUESTS       | upserts.*           | must not contain upserts.acks
            COUNTERSIGN_TOPICS_DEAD           | upserts.acks        | must not be the topic of acknowledgements
            COUNTERSIGN_TOPICS_REPLIES        | answers,upserts     | must not be a topic of requests: upserts
            COUNTERSIGN_TOPICS_REPLIES        | upserts.acks        | must not be the topic of acknowledgements
            COUNTERSIGN_TOPICS_REPLIES        | upserts.dead        | must not be the topic of dead letters
            COUNTERSIGN_DATABASE_URL          | mysql://db/x        | must be jdbc:postgresql://host:port/name
            COUNTERSIGN_PHONE_DEFAULT_REGION  | Canada              | must be two capital letters
            """)
    void aValueThatCannotBeUsedIsRefusedByName(String variable, String value, String rule) {
        assertThatThrownBy(() -> Settings.load(Map.of(variable, value), null))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith(variable + " (")
                .hasMessageContaining(rule)
                .hasMessageNotContaining("SRCFG")
                .hasMessageNotContaining("Exception");
    }

    @Test
    void aPatternOfTopicsIsRecognised() {
        RequestTopics topics = Settings.load(Map.of("COUNTERSIGN_TOPICS_REQUESTS", "upserts|upserts\\.eu"), null)
                .topics()
                .requests();
        assertThat(topics).isInstanceOf(RequestTopics.Matching.class);
        assertThat(topics.contains("upserts.eu")).isTrue();
        assertThat(topics.contains("upserts.acks")).isFalse();
    }

    @Test
    void secretsMayBeInFilesAndAreNeverShown() throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "pa${x}s\\,s\n");
        Path jaas = Files.writeString(directory.resolve("jaas"), "login required;");
        LoadedSettings loaded = LoadedSettings.load(
                Map.of(
                        "COUNTERSIGN_DATABASE_URL",
                        "postgres://ann:hidden@db/x?sslmode=require",
                        "COUNTERSIGN_DATABASE_PASSWORD_FILE",
                        password.toString(),
                        "COUNTERSIGN_COMMUNITY_PRIVATE_KEY",
                        KEY,
                        "COUNTERSIGN_KAFKA_SASL_JAAS_CONFIG_FILE",
                        jaas.toString()),
                null);
        DatabaseAddress address = loaded.settings().database().address();
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db/x?sslmode=require");
        assertThat(address.user()).contains("ann");
        assertThat(address.password()).contains(new Secret("pa${x}s\\,s"));
        assertThat(loaded.settings().kafka().properties()).containsValue(new Secret("login required;"));
        assertThat(loaded.toString()).doesNotContain("hidden", "pa${x}", KEY, "login required");
    }

    @Test
    void aSecretThatIsWrongIsNotQuoted() {
        assertThatThrownBy(() -> Settings.load(Map.of("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", "hunter2"), null))
                .hasMessageContaining("must be 64 hexadecimal digits")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> Settings.load(Map.of("COUNTERSIGN_DATABASE_URL", "postgres://a:hunter2@/x"), null))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aSecretGivenTwiceIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "a");
        Map<String, String> environment =
                Map.of("COUNTERSIGN_DATABASE_PASSWORD", "b", "COUNTERSIGN_DATABASE_PASSWORD_FILE", file.toString());
        assertThatThrownBy(() -> Settings.load(environment, null)).hasMessageContaining("given twice");
    }

    @Test
    void aFileThatIsNoMappingOrMissingOrAmbiguousIsRefused() throws IOException {
        assertThatThrownBy(() -> Settings.load(Map.of(), directory.resolve("missing.yaml")))
                .hasMessageContaining("cannot read");
        Path list = file("- a\n");
        assertThatThrownBy(() -> Settings.load(Map.of(), list)).hasMessageContaining("names with values");
        Path twice = file("console: {port: 1}\nconsole: {port: 2}\n");
        assertThatThrownBy(() -> Settings.load(Map.of(), twice)).hasMessageContaining("duplicate key console");
    }

    @Test
    void everySettingIsShownWithItsOrigin() throws IOException {
        Path file = file("console: {port: 9000}\n");
        List<EffectiveSetting> shown = LoadedSettings.load(
                        Map.of("COUNTERSIGN_DATABASE_URL", "postgres://ann:hidden@db/x"), file)
                .effective();
        assertThat(shown)
                .extracting(EffectiveSetting::key, EffectiveSetting::value, EffectiveSetting::origin)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("console.port", "9000", Origin.FILE),
                        org.assertj.core.groups.Tuple.tuple(
                                "database.url", "postgres://ann:********@db/x", Origin.ENVIRONMENT),
                        org.assertj.core.groups.Tuple.tuple("kafka.group-id", "countersign", Origin.DEFAULT));
        assertThat(shown)
                .allSatisfy(setting -> assertThat(setting.description()).isNotBlank());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("settings.yaml"), yaml);
    }

    @Test
    void theOperatorsTokenIsLongAndPlain() {
        String token = "0123456789abcdef0123456789abcdef";
        assertThat(Settings.load(Map.of("COUNTERSIGN_CONSOLE_OPERATOR_TOKEN", token), null)
                        .console()
                        .operatorToken())
                .contains(new Secret(token));
        for (String bad : List.of(token.substring(1), token + " x", token + "é")) {
            assertThatThrownBy(() -> Settings.load(Map.of("COUNTERSIGN_CONSOLE_OPERATOR_TOKEN", bad), null))
                    .hasMessageContaining("must have at least 32 characters")
                    .hasMessageNotContaining(bad);
        }
    }
}
