package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
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
            new Planted("ScaledObject", "lagThreshold: '30000'", "lagThreshold: 30000", "lagThreshold"),
            new Planted("ScaledObject", "minReplicaCount: 3", "minReplicaCount: three", "minReplicaCount"),
            new Planted("ScaledObject", "scaleTargetRef:", "scaleTarget:", "scaleTargetRef"),
            new Planted("ServiceMonitor", "interval: 30s", "interval: 30 sec", "interval"),
            new Planted("ServiceMonitor", "selector:", "selektor:", "selector"),
            new Planted("PrometheusRule", "expr:", "expression:", "expr"),
            new Planted("PrometheusRule", "for: 5m", "for: 5 minutes", "for"),
            new Planted("HTTPRoute", "type: PathPrefix", "type: Prefix", "type"),
            new Planted("HTTPRoute", "port: 443", "port: 443000", "port"),
            new Planted("Deployment", "imagePullPolicy: IfNotPresent", "imagePullPolicy: Sometimes", "imagePullPolicy"),
            new Planted("HorizontalPodAutoscaler", "averageUtilization: 70", "averageUtilization: a lot", "average"));

    private static Map<String, List<String>> problems = Map.of();

    static List<Planted> planted() {
        return PLANTED;
    }

    @BeforeAll
    static void look() throws Exception {
        String missing = PublishedModels.missing();
        assumeTrue(missing.isEmpty(), missing);
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
