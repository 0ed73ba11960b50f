package io.countersign.cli.definitions;

import io.countersign.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Forms: the commands below this one. */
@Command(
        name = "forms",
        description = "Defines the forms of an account. A running processor honours a change with its" + " next batch.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class FormsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private FormsCommand() {}

    /** This command with all that is below it. */
    public static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new FormsCommand())
                .addSubcommand(new ApplyFormsCommand(surroundings))
                .addSubcommand(new ListFormsCommand(surroundings))
                .addSubcommand(new ShowFormCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with forms; --help lists it.");
    }
}
