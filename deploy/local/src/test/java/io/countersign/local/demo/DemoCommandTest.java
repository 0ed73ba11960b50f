package io.countersign.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Countersign;
import io.countersign.cli.ExitCode;
import io.countersign.schema.ack.AckResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class DemoCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCheckHolds() {
        assertThat(run(new DemoCommand(), "--messages", "500"))
                .as("%s%s", out, err)
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("the seed of the generated messages is ", "seed organization, again", "Every check holds.")
                .contains("deploy/countersign up")
                .doesNotContain("  NO");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anExpectationThatDoesNotHoldFails() {
        DemoCommand pessimist = new DemoCommand(planned -> planned.label().equals(MessageKind.NEW_PERSON.label())
                ? new Planned(planned.label(), planned.key(), planned.value(), Expectation.of(AckResult.BAD_SIGNATURE))
                : planned);
        assertThat(run(pessimist, "--messages", "60", "--seed", "7"))
                .as("%s%s", out, err)
                .isEqualTo(ExitCode.REFUSED);
        assertThat(out.toString()).contains("Not every check holds").doesNotContain("To look further");
        assertThat(out.toString().lines().filter(line -> line.startsWith("new person")))
                .singleElement()
                .asString()
                .matches("new person +\\d+ .* created \\d+ +NO");
        assertThat(deadLetters()).singleElement().asString().endsWith("NO");
    }

    @Test
    void aNumberOfMessagesBelowOneIsWrongUsage() {
        assertThat(run(new DemoCommand(), "--messages", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--messages takes a number from 1");
    }

    private Stream<String> deadLetters() {
        return out.toString().lines().filter(line -> line.startsWith("dead letters are exactly"));
    }

    private int run(DemoCommand demo, String... options) {
        String[] arguments =
                Stream.concat(Stream.of("demo"), Stream.of(options)).toArray(String[]::new);
        return Countersign.commandLine(List.of(demo))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
