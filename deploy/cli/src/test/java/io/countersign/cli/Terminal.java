package io.countersign.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs the command line as in a terminal and keeps what it printed. */
public final class Terminal {
    private final Map<String, String> environment;
    private final Function<Surroundings, List<?>> commands;

    private Terminal(Map<String, String> environment, Function<Surroundings, List<?>> commands) {
        this.environment = environment;
        this.commands = commands;
    }

    /** One with these variables set and no others. */
    public static Terminal with(Map<String, String> environment) {
        return new Terminal(environment, Commands::all);
    }

    /** One that knows one command only. */
    static Terminal of(Object command) {
        return new Terminal(Map.of(), surroundings -> List.of(command));
    }

    /** Runs one command with nothing to read. */
    public Result run(String... arguments) {
        return runWith("", arguments);
    }

    /** Runs one command with a text as its standard input. */
    public Result runWith(String input, String... arguments) {
        Surroundings surroundings =
                new Surroundings(environment, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Countersign.commandLine(commands.apply(surroundings))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    /** What came of it. */
    public record Result(int exitCode, String out, String err) {}
}
