package io.countersign.cli.audit;

import io.countersign.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proofs: the commands below this one. */
@Command(
        name = "audit",
        description = "Proves what the ledger says.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private AuditCommand() {}

    /** This command with all that is below it. */
    public static CommandLine line(Surroundings surroundings) {
        return new CommandLine(new AuditCommand()).addSubcommand(new VerifyLedgerCommand(surroundings));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to audit; --help lists it.");
    }
}
