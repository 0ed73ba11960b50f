package io.countersign.cli.messages;

import io.countersign.cli.CommandException;
import io.countersign.cli.ExitCode;
import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.MessageIdArgument;
import io.countersign.cli.config.ConfigOption;
import io.countersign.cli.output.OutputOption;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.ledger.Evidence;
import io.countersign.consumer.ledger.LedgerEntry;
import io.countersign.consumer.ledger.LedgerReader;
import io.countersign.consumer.store.Database;
import io.countersign.schema.ack.MessageId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one row of the ledger. */
@Command(
        name = "show",
        description = {
            "Shows what the ledger says of one message, and verifies its signature on the spot.",
            "The exit code is 1 where the ledger does not have it, or the signature no longer holds."
        },
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "ID",
            converter = MessageIdArgument.class,
            description = "the message_id, 24 hexadecimal digits")
    @SuppressWarnings("NullAway.Init")
    private MessageId id;

    @Option(names = "--payload", description = "shows the payload, too")
    private boolean payload;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        LedgerEntry entry = find();
        output.print(spec.commandLine().getOut(), new EntryText(entry, output.format()).members(payload));
        boolean broken = entry.evidence()
                .filter(evidence -> evidence.verify() == Evidence.Proof.BROKEN)
                .isPresent();
        return broken ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private LedgerEntry find() {
        try (Database database = DatabaseAccess.openMigrated(config.settings(surroundings))) {
            return new LedgerReader(database.jdbi())
                    .find(id)
                    .orElseThrow(() -> CommandException.refused("the ledger has no message " + id
                            + ": it was not consumed yet, or longer ago than the ledger is kept"));
        }
    }
}
