package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    static List<Path> examples() {
        return Chart.examples();
    }

    @Test
    void theChartIsClean() {
        assertThat(Chart.ofSources().lint()).isEmpty();
    }

    @Test
    void everyFileOfExamplesIsTried() throws Exception {
        try (Stream<Path> files = Files.list(Chart.example("dev").resolveSibling(""))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "dev.yaml", "staging.yaml", "production.yaml", "strimzi.yaml", "cloudnative-pg.yaml");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theChartIsCleanWithTheValuesOf(Path example, @TempDir Path directory) {
        Chart copy = Chart.copyTo(directory.resolve("countersign"));
        copy.setDefaults(
                Yaml.merge(Chart.defaults().members(), Yaml.read(example).members()));
        assertThat(copy.lint()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void kubernetesKnowsEveryFieldOf(Path example) {
        Manifests manifests = Chart.ofSources().render(example);
        assertThat(manifests.objects()).hasSizeGreaterThan(8);
        assertThat(manifests.objects())
                .allSatisfy(object ->
                        assertThat(problems(object)).as(Manifests.label(object)).isEmpty());
    }

    private static List<String> problems(Node object) {
        return CustomResources.knows(object) ? CustomResources.problems(object) : KubernetesModels.problems(object);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noTwoObjectsHaveOneName(Path example) {
        assertThat(Chart.ofSources().render(example).objects())
                .extracting(Manifests::label)
                .doesNotHaveDuplicates();
    }

    @Test
    void strimzisUsersMayUseTheTopicsAndTheGroupOfTheSettings() {
        List<Node> objects = Yaml.readAll(Yaml.content(Chart.example("strimzi")));
        Node settings = new Node(Yaml.merge(
                        Chart.defaults().members(),
                        Yaml.read(Chart.example("production")).members()))
                .at("settings");
        assertThat(names(objects, "KafkaTopic"))
                .containsExactly(
                        settings.at("topics", "requests").text(),
                        settings.at("topics", "acks").text(),
                        settings.at("topics", "dead").text());
        String group = settings.at("kafka", "group-id").text();
        assertThat(rights(objects, "countersign-consumer"))
                .containsExactlyInAnyOrder(
                        "topic upserts [Read, Describe]",
                        "topic upserts.acks [Read, Write, Describe]",
                        "topic upserts.dead [Read, Write, Describe]",
                        "topic " + settings.at("topics", "replies").text() + " [Write, Describe]",
                        "group " + group + " [Read, Describe]",
                        "transactionalId " + group + "- [Write, Describe]");
        assertThat(rights(objects, "countersign-gateway"))
                .containsExactlyInAnyOrder("topic upserts [Write, Describe]", "topic upserts.acks [Read, Describe]");
    }

    private static List<String> names(List<Node> objects, String kind) {
        return new Manifests(objects).ofKind(kind).stream().map(Manifests::name).toList();
    }

    private static List<String> rights(List<Node> objects, String user) {
        return new Manifests(objects)
                .one("KafkaUser", user).at("spec", "authorization", "acls").items().stream()
                        .map(acl -> acl.at("resource", "type").text() + " "
                                + acl.at("resource", "name").text() + " "
                                + acl.at("operations").texts())
                        .toList();
    }
}
