package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.producer.UpsertClient;
import io.countersign.producer.UpsertClientConfig;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.servers.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What dashboards and alerts ask for is what the services tell. */
class MonitoringIT {
    private static final Path CHART = Path.of("..", "helm", "countersign");
    private static final Pattern METRIC = Pattern.compile("\\b(?:countersign|hikaricp|jvm|process|kafka)_[a-z_]+");
    private static final Pattern SERIES = Pattern.compile("(?m)^([a-z_]+)[{ ]");
    private static final String TOKEN = "monitoring-token";

    /** There is none before a reply topic has refused something. */
    private static final String ONLY_IN_TROUBLE = "countersign_replies_left_out_total";

    private static final PrivateKey SENDER = PrivateKey.fromSeed(Bytes.utf8("monitoring"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static LocalStackProcess up;
    private static String consumer;
    private static String gateway;

    @BeforeAll
    static void useEverythingOnce() throws Exception {
        Path clients = Files.writeString(
                directory.resolve("clients.yaml"),
                "clients:\n- {name: crm, dialect: flameup, account: acme, token_sha256: "
                        + Bytes.utf8(TOKEN).sha256().toHex() + ", private_key: " + SENDER.hex() + "}\n");
        up = LocalStackProcess.start(directory, Map.of(), "--gateway-clients", clients.toString());
        Map<String, String> variables = up.variables();
        consumer = "127.0.0.1:" + variables.get("COUNTERSIGN_CONSOLE_PORT");
        gateway = "127.0.0.1:" + variables.get("COUNTERSIGN_GATEWAY_PORT");
        assertThat(call("{\"userId\":\"u1\",\"email\":\"jane@example.org\"}")).isEqualTo(201);
        assertThat(call("{}")).isBetween(400, 499);
        sendUnsigned(variables);
    }

    private static int call(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + gateway + "/api/v1/people/upsert"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** One that breaks rules, and one of somebody whom nobody knows. */
    private static void sendUnsigned(Map<String, String> variables) throws Exception {
        for (PrivateKey key : List.of(SENDER, PrivateKey.fromSeed(Bytes.utf8("stranger")))) {
            UpsertClientConfig config = new UpsertClientConfig(
                    Map.of("bootstrap.servers", variables.get("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS")),
                    variables.get("COUNTERSIGN_TOPICS_REQUESTS"),
                    variables.get("COUNTERSIGN_TOPICS_ACKS"),
                    key,
                    PublicKey.parse(variables.get("COUNTERSIGN_COMMUNITY_PUBLIC_KEY")));
            try (UpsertClient client = new UpsertClient(config)) {
                var unused = client.send(JsonMapper.shared().createObjectNode().put("type", "people:upsert"))
                        .acknowledged()
                        .get(30, TimeUnit.SECONDS);
            }
        }
    }

    @AfterAll
    static void stop() {
        up.close();
    }

    @Test
    void everyMetricThatIsAskedForIsThere() throws Exception {
        TreeSet<String> told = new TreeSet<>(List.of(ONLY_IN_TROUBLE));
        for (String service : List.of(consumer, gateway)) {
            SERIES.matcher(get("http://" + service + "/metrics"))
                    .results()
                    .forEach(series -> told.add(series.group(1)));
        }
        TreeSet<String> asked = new TreeSet<>();
        for (String expression : expressions()) {
            METRIC.matcher(expression).results().forEach(metric -> asked.add(metric.group()));
        }
        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(told).containsAll(asked);
    }

    @Test
    void ourMetricsAreNamedAsPrometheusWantsIt() throws Exception {
        assumeTrue(Program.isInstalled("promtool"), "promtool is not installed (Debian: prometheus)");
        for (String service : List.of(consumer, gateway)) {
            Path scrape = Files.writeString(
                    directory.resolve("scrape"), get("http://" + service + "/metrics"), StandardCharsets.UTF_8);
            Program.Result result = Program.run(
                    directory, Map.of(), List.of("/bin/sh", "-c", "promtool check metrics < " + scrape.getFileName()));
            assertThat((result.printed() + result.said()).lines().filter(line -> line.startsWith("countersign")))
                    .isEmpty();
        }
    }

    @Test
    void alertsDoWhatTheyAreForAndNothingElse() throws Exception {
        assumeTrue(Program.isInstalled("promtool"), "promtool is not installed (Debian: prometheus)");
        Program.Result result = Program.run(
                Path.of("..", "helm", "src", "test", "promtool"),
                Map.of(),
                List.of("promtool", "test", "rules", "alerts.yaml"));
        assertThat(result.exitCode()).as(result.printed() + result.said()).isZero();
    }

    @Test
    void everyPanelOfTheDashboardsShowsSomething() throws Exception {
        assumeTrue(Program.isInstalled("prometheus"), "prometheus is not installed (Debian: prometheus)");
        int port = FreePort.any();
        Process prometheus = prometheus(port);
        try {
            await("every query to find something")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptionsMatching(e -> e instanceof IOException)
                    .untilAsserted(() -> {
                        // Rates need changes.
                        call("{\"userId\":\"u2\",\"email\":\"joan@example.org\"}");
                        List<String> empty = new ArrayList<>();
                        for (String query : queries()) {
                            if (!query.contains(ONLY_IN_TROUBLE)
                                    && query(port, query).isEmpty()) {
                                empty.add(query);
                            }
                        }
                        assertThat(empty).as("queries that find nothing").isEmpty();
                    });
        } finally {
            prometheus.destroyForcibly().waitFor();
        }
    }

    private static Process prometheus(int port) throws Exception {
        Path configuration = Files.writeString(directory.resolve("prometheus.yaml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                scrape_configs:
                  - job_name: countersign
                    static_configs:
                      - {targets: ["%s"], labels: {namespace: test, pod: consumer}}
                      - {targets: ["%s"], labels: {namespace: test, pod: gateway}}
                rule_files: ["%s"]
                """.formatted(
                consumer, gateway, CHART.resolve("alerts/countersign.yaml").toRealPath()));
        return new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
    }

    private static JsonNode query(int port, String query) throws Exception {
        String answer = get(
                "http://127.0.0.1:" + port + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return JsonMapper.shared().readTree(answer).at("/data/result");
    }

    /** The queries of the dashboards, with their variables filled in. */
    private static List<String> queries() throws Exception {
        return dashboards()
                .map(query -> query.replace("$namespace", "test").replace("$__rate_interval", "10s"))
                .toList();
    }

    private static List<String> expressions() throws Exception {
        List<String> all = new ArrayList<>(dashboards().toList());
        all.add(Files.readString(CHART.resolve("alerts/countersign.yaml")));
        return all;
    }

    private static Stream<String> dashboards() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(CHART.resolve("dashboards"))) {
            files = all.sorted().collect(Collectors.toList());
        }
        List<String> queries = new ArrayList<>();
        for (Path file : files) {
            JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(file));
            for (JsonNode panel : dashboard.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(target.path("expr").asString());
                }
            }
        }
        return queries.stream();
    }

    private static String get(String address) throws Exception {
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }
}
