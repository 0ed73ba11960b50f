package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

class FailuresTest {
    static Stream<Arguments> exceptions() {
        return Stream.of(
                Arguments.of(CommandException.refused("not so"), 1, "not so"),
                Arguments.of(CommandException.usage("not like this"), 2, "not like this"),
                Arguments.of(CommandException.unreachable("not there"), 3, "not there"),
                Arguments.of(new ExecutionException(new TimeoutException("no node")), 3, "KAFKA_BOOTSTRAP_SERVERS"),
                Arguments.of(new SaslAuthenticationException("bad login"), 3, "refuses the login: bad login"),
                Arguments.of(new IllegalStateException(new SQLException("refused", "08001")), 3, "DATABASE_URL"),
                Arguments.of(new SQLException("no such user", "28P01"), 3, "no such user"),
                Arguments.of(new SQLException("unique", "23505"), 1, "unexpected"),
                Arguments.of(new SQLTransientConnectionException("pool is dry"), 3, "pool is dry"),
                Arguments.of(noBroker(), 3, "No resolvable bootstrap urls"),
                Arguments.of(new ConfigException("ssl.protocol", "x"), 2, "ssl.protocol"),
                Arguments.of(new ConnectException("refused"), 3, "no connection"),
                Arguments.of(new NoSuchFileException("x.json"), 1, "there is no file x.json"),
                Arguments.of(new IllegalStateException("surprise"), 1, "COUNTERSIGN_DEBUG=1"));
    }

    private static Exception noBroker() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "no-such-host.invalid:9092"))) {
            throw new AssertionError("made " + admin);
        } catch (KafkaException e) {
            return e;
        }
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void anExceptionBecomesAMessageAndAnExitCode(Exception exception, int exitCode, String message) {
        Terminal.Result result = Terminal.of(new Failing(exception)).run("fail");
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.err()).startsWith("countersign: ").contains(message).doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aWrongCommandGetsASuggestion() {
        Terminal.Result result = Terminal.with(Map.of()).run("keygn");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("keygn").contains("keygen");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(Terminal.with(Map.of()).run().exitCode()).isEqualTo(2);
    }

    @Test
    void theVersionIsFilledIn() {
        assertThat(Terminal.with(Map.of()).run("--version").out()).matches("countersign \\d.*\\s+");
    }

    @Command(name = "fail")
    private record Failing(Exception exception) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw exception;
        }
    }
}
