package io.countersign.cli.messages;

import io.countersign.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was consumed: the commands below this one. */
@Command(
        name = "messages",
        description = "Looks into the ledger, which has a row for every record that was consumed.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class MessagesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private MessagesCommand() {}

    /** This command with all that is below it. */
    public static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new MessagesCommand())
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new ListCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with messages; --help lists it.");
    }
}
