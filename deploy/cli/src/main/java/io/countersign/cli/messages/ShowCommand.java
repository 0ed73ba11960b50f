package io.countersign.cli.messages;

import io.countersign.cli.CommandException;
import io.countersign.cli.ExitCode;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.MessageIdArgument;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.ledger.Evidence;
import io.countersign.consumer.ledger.LedgerEntry;
import io.countersign.consumer.ledger.LedgerReader;
import io.countersign.consumer.store.Database;
import io.countersign.schema.ack.MessageId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one row of the ledger. */
@Command(
        name = "show",
        description = {
            "Shows what the ledger says of one message, and verifies its signature on the spot.",
            "The exit code is 1 where the ledger does not have it, or the signature no longer holds."
        },
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private final Session session;

    @Parameters(
            paramLabel = "ID",
            converter = MessageIdArgument.class,
            description = "the message_id, 24 hexadecimal digits")
    @SuppressWarnings("NullAway.Init")
    private MessageId id;

    @Option(names = "--payload", description = "shows the payload, too")
    private boolean payload;

    ShowCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public Integer call() {
        LedgerEntry entry = find();
        session.print(new EntryText(entry, session.format()).members(payload));
        boolean broken = entry.evidence()
                .filter(evidence -> evidence.verify() == Evidence.Proof.BROKEN)
                .isPresent();
        return broken ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private LedgerEntry find() {
        try (Database database = DatabaseAccess.openMigrated(session.settings())) {
            return new LedgerReader(database.jdbi())
                    .find(id)
                    .orElseThrow(() -> CommandException.refused("the ledger has no message " + id
                            + ": it was not consumed yet, or longer ago than the ledger is kept"));
        }
    }
}
