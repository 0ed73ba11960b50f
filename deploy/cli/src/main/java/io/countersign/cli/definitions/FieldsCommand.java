package io.countersign.cli.definitions;

import io.countersign.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Custom fields: the commands below this one. */
@Command(
        name = "fields",
        description = "Defines the custom fields of an account's people. A running processor honours a change with its"
                + " next batch.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class FieldsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private FieldsCommand() {}

    /** This command with all that is below it. */
    public static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new FieldsCommand())
                .addSubcommand(new ApplyFieldsCommand(surroundings))
                .addSubcommand(new ListFieldsCommand(surroundings))
                .addSubcommand(new ShowFieldCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with fields; --help lists it.");
    }
}
