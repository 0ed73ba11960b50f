package io.countersign.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.cli.Countersign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        return Countersign.commandLine(List.of(new BenchCommand()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    @Tag("servers")
    void oneRunMakesOneReport() throws Exception {
        assumeTrue(PeerPrograms.find().isPresent(), "mvn verify packages the peers before this module");
        int code = run(
                "bench",
                "all",
                "--only",
                "floors,drains,peers,latency,gateway",
                "--scale",
                "0.004",
                "--report",
                directory.toString());
        assertThat(err.toString()).doesNotContain("wrong:");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("latency at 1,000/s, p99, ms");
        assertThat(Files.readString(directory.resolve("report.json"))).contains("\"p99_ms\"", "\"reached\"");
        assertThat(Files.readString(directory.resolve("report.html")))
                .contains(
                        "<h2>Floors</h2>",
                        "<h2>Drain with Bouncy Castle</h2>",
                        "<h2>Peers</h2>",
                        "<h2>Latency</h2>",
                        "<h2>Gateway</h2>");
    }

    @Test
    void aMeasurementThatThereIsNotIsNamed() {
        assertThat(run("bench", "all", "--only", "luck")).isEqualTo(2);
        assertThat(err.toString()).contains("'luck' is none of floors, drains, peers, latency, gateway, growth");
    }
}
