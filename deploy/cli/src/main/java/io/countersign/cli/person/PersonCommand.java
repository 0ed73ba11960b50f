package io.countersign.cli.person;

import io.countersign.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One person of an account: the commands below this one. */
@Command(
        name = "person",
        description = "Does to one person what no message asks for.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class PersonCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private PersonCommand() {}

    /** This command with all that is below it. */
    public static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new PersonCommand()).addSubcommand(new EraseCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the person; --help lists it.");
    }
}
