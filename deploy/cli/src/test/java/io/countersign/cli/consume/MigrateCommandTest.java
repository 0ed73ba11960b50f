package io.countersign.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.Deployment;
import io.countersign.cli.Terminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class MigrateCommandTest {
    private final Deployment deployment = new Deployment();

    @Test
    void anEmptyDatabaseIsMigratedOnce() {
        Terminal terminal = deployment.terminal();
        assertThat(terminal.run("migrate", "--output", "json").out())
                .matches("(?s)\\{\\s*\"migrations\"\\s*:\\s*[1-9]\\d*\\s*}\\s*");
        Terminal.Result again = terminal.run("migrate");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).isEqualTo("migrations  0" + System.lineSeparator());
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithTheSettingThatLeadsToIt() {
        Terminal.Result result = deployment
                .terminalWith("COUNTERSIGN_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none")
                .run("migrate");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("COUNTERSIGN_DATABASE_URL").contains("127.0.0.1:1");
    }

    @Test
    void aWrongPasswordIsNotPrinted() {
        Terminal.Result result = deployment
                .terminalWith("COUNTERSIGN_DATABASE_PASSWORD", "not-the-password")
                .run("migrate");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("COUNTERSIGN_DATABASE_URL").doesNotContain("not-the-password");
    }
}
