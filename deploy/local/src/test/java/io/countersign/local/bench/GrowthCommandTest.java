package io.countersign.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Countersign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GrowthCommandTest {
    @Test
    @Tag("servers")
    void measuresEachAmount() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Countersign.commandLine(List.of(new BenchCommand()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        "bench",
                        "growth",
                        "--of",
                        "people_before=5000",
                        "--messages",
                        "300",
                        "--warm-up",
                        "100",
                        "--output",
                        "json");
        assertThat(err.toString()).doesNotContain("wrong:");
        assertThat(code).isZero();
        assertThat(out.toString()).contains("people_before", "5000", "right");
    }

    @Test
    void whatCannotGrowIsNamed() {
        for (String wrong : List.of("luck", "contacts=many", "contacts=")) {
            StringWriter err = new StringWriter();
            int code = Countersign.commandLine(List.of(new BenchCommand()))
                    .setErr(new PrintWriter(err))
                    .execute("bench", "growth", "--of", wrong);
            assertThat(code).isEqualTo(2);
            assertThat(err.toString()).contains("--of: ");
        }
    }
}
