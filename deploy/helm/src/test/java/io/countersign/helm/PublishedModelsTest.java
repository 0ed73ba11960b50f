package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart renders keeps the definitions of those who will read it. */
class PublishedModelsTest {
    /** A mistake in one of the production example's objects, and what is told of it. */
    record Planted(String kind, String right, String wrong, String told) {
        private Node object() {
            Node object = Chart.ofSources()
                    .render(Chart.example("production"))
                    .ofKind(kind)
                    .get(0);
            String text = Yaml.write(object.members());
            assertThat(text).contains(right);
            return Yaml.read(text.replace(right, wrong));
        }
    }

    private static final List<Planted> PLANTED = List.of(
            new Planted(
                    "ScaledObject",
                    "lagThreshold: '30000'",
                    "lagThreshold: 30000",
                    "data/spec/triggers/0/metadata/lagThreshold must be string"),
            new Planted(
                    "ScaledObject",
                    "minReplicaCount: 3",
                    "minReplicaCount: three",
                    "data/spec/minReplicaCount must be integer"),
            new Planted(
                    "ScaledObject",
                    "scaleTargetRef:",
                    "scaleTarget:",
                    "data/spec must have required property scaleTargetRef"),
            new Planted(
                    "ServiceMonitor",
                    "interval: 30s",
                    "interval: 30 sec",
                    "data/spec/endpoints/0/interval must match pattern"),
            new Planted("ServiceMonitor", "selector:", "selektor:", "data/spec must have required property selector"),
            new Planted(
                    "PrometheusRule",
                    "expr:",
                    "expression:",
                    "data/spec/groups/0/rules/0 must have required property expr"),
            new Planted(
                    "PrometheusRule", "for: 5m", "for: 5 minutes", "data/spec/groups/0/rules/0/for must match pattern"),
            new Planted(
                    "HTTPRoute",
                    "type: PathPrefix",
                    "type: Prefix",
                    "data/spec/rules/0/matches/0/path/type must be equal to one of the allowed values"),
            new Planted(
                    "HTTPRoute", "port: 443", "port: 443000", "data/spec/rules/0/backendRefs/0/port must be <= 65535"),
            new Planted(
                    "BackendTLSPolicy", "targetRefs:", "targets:", "data/spec must have required property targetRefs"),
            new Planted(
                    "Deployment",
                    "imagePullPolicy: IfNotPresent",
                    "imagePullPolicy: Sometimes",
                    "containers/0/imagePullPolicy must be equal to one of the allowed values"),
            new Planted(
                    "HorizontalPodAutoscaler",
                    "averageUtilization: 70",
                    "averageUtilization: a lot",
                    "data/spec/metrics/0/resource/target/averageUtilization must be integer"));

    private static final String MISSING = PublishedModels.missing();

    private static Map<String, List<String>> problems = Map.of();

    static List<Planted> planted() {
        return PLANTED;
    }

    @BeforeAll
    static void look() throws Exception {
        if (!MISSING.isEmpty()) {
            return;
        }
        Map<String, Node> objects = new LinkedHashMap<>();
        for (Path example : Chart.examples()) {
            Chart.ofSources()
                    .render(example)
                    .objects()
                    .forEach(object -> objects.put(example.getFileName() + ": " + Manifests.label(object), object));
        }
        PLANTED.forEach(mistake -> objects.put(mistake.toString(), mistake.object()));
        problems = PublishedModels.problems(objects);
    }

    @BeforeEach
    void skipWithoutTheModels() {
        assumeTrue(MISSING.isEmpty(), MISSING);
    }

    @Test
    void theExamplesKeepThem() {
        Map<String, List<String>> rendered = new LinkedHashMap<>(problems);
        PLANTED.forEach(mistake -> rendered.remove(mistake.toString()));
        assertThat(rendered).hasSizeGreaterThan(40);
        assertThat(rendered)
                .allSatisfy((object, told) -> assertThat(told).as(object).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aMistakeIsFound(Planted mistake) {
        assertThat(problems.get(mistake.toString())).singleElement().asString().contains(mistake.told());
    }
}
