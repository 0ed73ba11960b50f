package io.countersign.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command: knows its name and leaves the rest to the others. */
@Command(
        name = "countersign",
        description = "Signed upsert messages from Kafka into PostgreSQL, with signed acknowledgements.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Countersign implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Countersign() {}

    /** The command line with these commands; what it prints goes to the standard streams unless told otherwise. */
    public static CommandLine commandLine(List<?> commands) {
        CommandLine line = new CommandLine(new Countersign());
        commands.forEach(line::addSubcommand);
        Failures failures = new Failures(System.getenv().containsKey("COUNTERSIGN_DEBUG"));
        return line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }

    /** Called when no command is given. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command; --help lists them.");
    }
}
