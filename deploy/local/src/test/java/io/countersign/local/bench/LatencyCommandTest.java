package io.countersign.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Countersign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class LatencyCommandTest {
    @Test
    void measuresAndChecksSomeSeconds() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Countersign.commandLine(List.of(new BenchCommand()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("bench", "latency", "--rate", "100", "--seconds", "2", "--warm-up", "1", "--output", "json");
        assertThat(err.toString()).doesNotContain("wrong:");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("\"p99_ms\"", "\"result\"", "right");
    }
}
