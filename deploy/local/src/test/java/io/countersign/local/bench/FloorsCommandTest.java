package io.countersign.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Countersign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class FloorsCommandTest {
    @Test
    void measuresTheParts() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Countersign.commandLine(List.of(new BenchCommand()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("bench", "floors", "--messages", "500", "--seconds", "1", "--output", "json");
        assertThat(err.toString()).doesNotContain("wrong:");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("\"verify_per_second\"", "\"share_of_the_limit\"", "right");
    }
}
