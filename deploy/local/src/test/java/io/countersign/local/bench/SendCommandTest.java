package io.countersign.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Countersign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class SendCommandTest {
    @Test
    void measuresAndChecksASmallTable() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Countersign.commandLine(List.of(new BenchCommand()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("bench", "send", "--rows", "400", "--output", "json");
        assertThat(err.toString()).doesNotContain("wrong:");
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("\"rows_per_second\"", "\"rows_waiting_for_the_consumer_p50\"", "\"result\"", "right");
    }
}
