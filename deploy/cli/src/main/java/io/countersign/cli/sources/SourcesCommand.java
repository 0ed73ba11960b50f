package io.countersign.cli.sources;

import io.countersign.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may send: the commands below this one. */
@Command(
        name = "sources",
        description = {
            "Registers those who may send messages. A running processor honours a change within 5 seconds.",
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class SourcesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private SourcesCommand() {}

    /** This command with all that is below it. */
    public static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new SourcesCommand())
                .addSubcommand(new AddCommand(surroundings))
                .addSubcommand(new ListCommand(surroundings))
                .addSubcommand(new ShowCommand(surroundings))
                .addSubcommand(new RevokeCommand(surroundings))
                .addSubcommand(new RotateCommand(surroundings))
                .addSubcommand(new ApplyCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with sources; --help lists it.");
    }
}
