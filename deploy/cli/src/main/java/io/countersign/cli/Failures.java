package io.countersign.cli;

import io.countersign.cli.output.Printable;
import io.countersign.cli.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The one place where an exception becomes a message and an {@link ExitCode}. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    /** Classes of SQLSTATE that say "not now" or "not you": connection, login, no such database, operator. */
    private static final Set<String> SQL_UNREACHABLE = Set.of("08", "28", "3D", "53", "57");

    private final boolean debug;

    Failures(boolean debug) {
        this.debug = debug;
    }

    private record Failure(int exitCode, String message) {}

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, ParseResult parsed) {
        if (debug) {
            StringWriter trace = new StringWriter();
            exception.printStackTrace(new PrintWriter(trace));
            line.getErr().print(Printable.lines(trace.toString().replace("\t", "    ")));
        }
        Failure failure = causes(exception)
                .flatMap(cause -> explain(cause).stream())
                .findFirst()
                .orElseGet(() -> new Failure(
                        ExitCode.REFUSED,
                        "unexpected: " + exception + "; set COUNTERSIGN_DEBUG=1 to see where it comes from"));
        print(line.getErr(), failure.message());
        return failure.exitCode();
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine line = exception.getCommandLine();
        print(line.getErr(), String.valueOf(exception.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(exception, line.getErr())) {
            line.getErr().println("See " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    /** Messages quote names, files and servers, so what a terminal would take for a command is escaped. */
    private static void print(PrintWriter err, String message) {
        message.lines().forEach(text -> err.println("countersign: " + Printable.of(text)));
        err.flush();
    }

    private static Stream<Throwable> causes(Throwable exception) {
        return Stream.<Throwable>iterate(exception, Objects::nonNull, Throwable::getCause)
                .limit(20);
    }

    private static Optional<Failure> explain(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof CommandException known) {
            return failure(known.exitCode(), message);
        }
        if (cause instanceof InvalidSettingsException) {
            return failure(ExitCode.USAGE, message);
        }
        return explainServer(cause, message).or(() -> explainFile(cause, message));
    }

    private static Optional<Failure> explainServer(Throwable cause, String message) {
        if (cause instanceof TimeoutException || cause instanceof DisconnectException) {
            return failure(
                    ExitCode.UNREACHABLE, "Kafka does not answer (COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS): " + message);
        }
        if (cause instanceof ConfigException) {
            return failure(
                    message.contains("No resolvable bootstrap urls") ? ExitCode.UNREACHABLE : ExitCode.USAGE,
                    "Kafka (COUNTERSIGN_KAFKA_…): " + message);
        }
        if (cause instanceof AuthenticationException) {
            return failure(ExitCode.UNREACHABLE, "Kafka refuses the login: " + message);
        }
        if (cause instanceof SQLException sql && isUnreachable(sql)) {
            return failure(
                    ExitCode.UNREACHABLE,
                    "PostgreSQL does not let us in (COUNTERSIGN_DATABASE_URL): "
                            + deepest(sql).getMessage());
        }
        if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
            return failure(ExitCode.UNREACHABLE, "no connection: " + message);
        }
        return Optional.empty();
    }

    /** A pool of connections only says that it has none; why not is what its cause says. */
    private static SQLException deepest(SQLException exception) {
        return causes(exception)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce(exception, (before, after) -> after);
    }

    private static boolean isUnreachable(SQLException exception) {
        String state = exception.getSQLState();
        return exception instanceof SQLTransientConnectionException
                || (state != null && state.length() == 5 && SQL_UNREACHABLE.contains(state.substring(0, 2)));
    }

    private static Optional<Failure> explainFile(Throwable cause, String message) {
        if (cause instanceof NoSuchFileException) {
            return failure(ExitCode.REFUSED, "there is no file " + message);
        }
        if (cause instanceof FileAlreadyExistsException) {
            return failure(ExitCode.REFUSED, message + " exists already and is left as it is");
        }
        if (cause instanceof AccessDeniedException) {
            return failure(ExitCode.REFUSED, "not allowed to use " + message);
        }
        if (cause instanceof IOException) {
            return failure(ExitCode.REFUSED, message);
        }
        return Optional.empty();
    }

    private static Optional<Failure> failure(int exitCode, String message) {
        return Optional.of(new Failure(exitCode, message));
    }
}
