package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.settings.EffectiveSetting;
import io.countersign.cli.settings.InvalidSettingsException;
import io.countersign.cli.settings.LoadedSettings;
import io.countersign.cli.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart and the program know the same settings. */
class SettingsTest {
    /** What the program takes for a place of its own machine must be said, or be reached from outside of the pod. */
    private static final Map<String, String> OTHER_DEFAULTS = Map.of(
            "kafka.bootstrap-servers", "",
            "database.url", "",
            "community.site-fqdn", "",
            "console.host", "0.0.0.0",
            "gateway.host", "0.0.0.0");

    private final Path directory;

    SettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    static List<Path> examples() {
        return Chart.examples();
    }

    private static List<EffectiveSetting> known() {
        return LoadedSettings.load(Map.of(), null).effective();
    }

    private static Map<String, ValuesTable.Row> rows() {
        return ValuesTable.rows(Yaml.content(Chart.file("values.yaml"))).stream()
                .filter(row -> row.path().startsWith("settings."))
                .collect(Collectors.toMap(row -> row.path().substring("settings.".length()), row -> row));
    }

    @Test
    void everySettingIsAValueOrMadeFromOne() {
        Set<String> given = new LinkedHashSet<>(rows().keySet());
        Set<String> variables = variables(Chart.ofSources().render(Chart.example("production")));
        assertThat(known())
                .allSatisfy(setting -> assertThat(given.contains(setting.key())
                                || variables.contains(setting.variable())
                                || variables.contains(setting.variable() + "_FILE"))
                        .as(setting.key())
                        .isTrue());
    }

    private static Set<String> variables(Manifests manifests) {
        return manifests.pods().stream()
                .flatMap(pod -> Manifests.containers(pod).stream())
                .flatMap(container -> container.at("env").items().stream())
                .map(variable -> variable.at("name").text())
                .collect(Collectors.toSet());
    }

    @Test
    void everyValueOfTheSettingsIsASettingDescribedAsInTheProgramAndWithItsDefault() {
        Map<String, EffectiveSetting> known =
                known().stream().collect(Collectors.toMap(EffectiveSetting::key, setting -> setting));
        assertThat(rows()).isNotEmpty().allSatisfy((key, row) -> {
            assertThat(known).containsKey(key);
            EffectiveSetting setting = known.get(key);
            assertThat(row.description()).isEqualTo(setting.description());
            assertThat(row.value().text()).isEqualTo(OTHER_DEFAULTS.getOrDefault(key, setting.value()));
        });
    }

    @Test
    void everyPropertyOfKafkasClientsIsKnownAndSecretsAreSecrets() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "x");
        Set<String> plain = new TreeSet<>();
        Set<String> secrets = new TreeSet<>();
        for (String property : kafkaProperties()) {
            String variable =
                    "COUNTERSIGN_KAFKA_" + property.toUpperCase(Locale.ROOT).replace('.', '_');
            if (isSetting(variable + "_FILE", secret.toString())) {
                secrets.add(property);
            } else if (isSetting(variable, "x")) {
                plain.add(property);
            }
        }
        Set<String> inSettings = new TreeSet<>(Chart.schema()
                .at("properties", "settings", "properties", "kafka", "properties")
                .members()
                .keySet());
        inSettings.removeAll(Set.of("bootstrap-servers", "group-id", "group-protocol"));
        assertThat(inSettings).isEqualTo(plain);
        assertThat(Chart.schema()
                        .at("definitions", "kafkaSecrets", "properties")
                        .members())
                .containsOnlyKeys(secrets);
    }

    private static Set<String> kafkaProperties() {
        Set<String> names = new TreeSet<>(AdminClientConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        names.removeIf(name -> name.startsWith("internal."));
        names.removeAll(Set.of("bootstrap.servers", "group.id", "group.protocol"));
        return names;
    }

    private static boolean isSetting(String variable, String value) {
        try {
            Settings.load(Map.of(variable, value), null);
            return true;
        } catch (InvalidSettingsException e) {
            return e.problems().stream().noneMatch(problem -> problem.contains("is no setting"));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theProgramTakesTheSettingsOfEveryPod(Path example) {
        Manifests manifests = Chart.ofSources().render(example);
        assertThat(manifests.pods())
                .allSatisfy(pod -> assertThat(Manifests.containers(pod)).allSatisfy(container -> {
                    Settings settings = Settings.load(environment(manifests, container), null);
                    assertThat(settings.database().address().user()).isPresent();
                    if (List.of("consumer", "test").contains(Manifests.component(pod))) {
                        assertThat(settings.community().privateKey()).isPresent();
                    }
                    if (!Manifests.component(pod).equals("gateway")) {
                        assertThat(settings.database().address().password()).isPresent();
                    }
                }));
    }

    /** What a pod finds around it, with its files laid into a directory here. */
    private Map<String, String> environment(Manifests manifests, Node container) {
        Map<String, String> environment = new HashMap<>(Map.of("COUNTERSIGN_DATABASE_USER", "somebody"));
        for (Node variable : container.at("env").items()) {
            String name = variable.at("name").text();
            String value = variable.at("value").text();
            if (name.endsWith("_FILE")) {
                environment.put(name, file("secret", "ab".repeat(32)));
            } else if (name.equals("COUNTERSIGN_CONFIG")) {
                assertThat(value).endsWith("/countersign.yaml");
                environment.put(
                        name,
                        file(
                                "settings",
                                new Node(manifests
                                                .one("ConfigMap", "-settings")
                                                .at("data")
                                                .members()
                                                .get("countersign.yaml"))
                                        .text()));
            } else if (!value.isEmpty()) {
                environment.put(name, value);
            }
        }
        return environment;
    }

    private String file(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void largeNumbersStayWhatTheyAre() {
        Manifests manifests = Chart.ofSources().render("""
                settings:
                  limits: {max-record-bytes: 104857600}
                  kafka: {max.request.size: 134217728, enable.metrics.push: false}
                """);
        String file = new Node(manifests
                        .one("ConfigMap", "-settings")
                        .at("data")
                        .members()
                        .get("countersign.yaml"))
                .text();
        assertThat(file)
                .contains("max-record-bytes: 104857600")
                .contains("max.request.size: 134217728")
                .contains("enable.metrics.push: false");
        Settings settings = Settings.load(Map.of("COUNTERSIGN_CONFIG", file("settings", file)), null);
        assertThat(settings.limits().maxRecordBytes()).isEqualTo(104_857_600);
    }
}
