package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same with Helm 4, which is a program and no library: the variable {@code HELM4} says where it is. */
class Helm4Test {
    private final @Nullable String program = System.getenv("HELM4");
    private final Path home;

    Helm4Test(@TempDir Path home) {
        this.home = home;
    }

    static List<Path> examples() {
        return Chart.examples();
    }

    @BeforeEach
    void skipWithoutTheProgram() {
        assumeTrue(program != null, "HELM4 does not say where a helm 4 is: the chart is tried with Helm 3 only");
    }

    @Test
    void itIsHelm4() throws Exception {
        assertThat(run("version", "--short")).startsWith("v4.");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theChartIsCleanWithTheValuesOf(Path example) throws Exception {
        assertThat(run("lint", "--strict", directory(), "-f", example.toString()))
                .contains("1 chart(s) linted, 0 chart(s) failed");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void helm3And4RenderTheSameWithTheValuesOf(Path example) throws Exception {
        String rendered = run(
                "template",
                Chart.RELEASE,
                directory(),
                "-n",
                Chart.NAMESPACE,
                "--kube-version",
                "1.34.0",
                "-f",
                example.toString());
        assertThat(Chart.manifests(rendered).objects())
                .containsExactlyInAnyOrderElementsOf(
                        Chart.ofSources().render(example).objects());
    }

    @Test
    void whatIsUnknownIsRefused() throws Exception {
        assertThat(run(
                        "template",
                        directory(),
                        "-f",
                        Chart.example("dev").toString(),
                        "--set",
                        "settings.ledger.retentoin=1d"))
                .contains("at '/settings/ledger': additional properties 'retentoin' not allowed");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whoInstallsIsToldHowToGoOn(Path example) throws Exception {
        assertThat(run("install", Chart.RELEASE, directory(), "--dry-run=client", "-f", example.toString()))
                .contains("NOTES:", "/readyz", "helm -n default test cs --logs");
    }

    private static String directory() {
        return Chart.file("").toString();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Objects.requireNonNull(program)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "HELM_CACHE_HOME", home.toString(),
                        "HELM_CONFIG_HOME", home.toString(),
                        "HELM_DATA_HOME", home.toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
