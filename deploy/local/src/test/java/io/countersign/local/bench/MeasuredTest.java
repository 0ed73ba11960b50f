package io.countersign.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Countersign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTest {
    @ParameterizedTest
    @CsvSource({
        "drain, --messages",
        "drain, --partitions",
        "floors, --seconds",
        "latency, --rate",
        "latency, --seconds",
        "gateway, --requests",
        "gateway, --connections",
        "growth, --messages",
        "send, --rows",
        "peers, --messages"
    })
    void anAmountOfNothingIsRefused(String command, String option) {
        StringWriter err = new StringWriter();

        int code = Countersign.commandLine(List.of(new BenchCommand()))
                .setErr(new PrintWriter(err))
                .execute("bench", command, option, "0");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(option + ": 0 is less than 1");
    }
}
