package io.countersign.cli.messages;

import io.countersign.cli.CommandException;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.SinceArgument;
import io.countersign.cli.output.Table;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.ledger.LedgerEntry;
import io.countersign.consumer.ledger.LedgerQuery;
import io.countersign.consumer.ledger.LedgerReader;
import io.countersign.consumer.store.Database;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists rows of the ledger. */
@Command(
        name = "list",
        description = "Lists what was consumed, the newest records first.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    @Mixin
    private final Session session;

    @Option(names = "--status", description = "only this status: persisted, answered, failed or rejected")
    private @Nullable AckStatus status;

    @Option(names = "--result", description = "only this result, for example created, stale or bad_signature")
    private @Nullable AckResult result;

    @Option(names = "--source", paramLabel = "NAME", description = "only what this source sent")
    private @Nullable String source;

    @Option(names = "--import-id", paramLabel = "ID", description = "only what is about the record of this import_id")
    private @Nullable String importId;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = SinceArgument.class,
            description = "only records from this time on: like 2026-01-31T12:00:00Z, or 15m, 2h, 7d ago")
    private @Nullable Instant since;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: ${DEFAULT-VALUE})")
    private int limit = 50;

    ListCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public void run() {
        if (limit < 1) {
            throw CommandException.usage("--limit must be at least 1");
        }
        session.print(table(read()));
    }

    private List<LedgerEntry> read() {
        LedgerQuery query = new LedgerQuery(
                status == null ? null : status.text(),
                result == null ? null : result.text(),
                source,
                importId,
                since,
                limit);
        try (Database database = DatabaseAccess.openMigrated(session.settings())) {
            return new LedgerReader(database.jdbi()).list(query);
        }
    }

    private static Table table(List<LedgerEntry> entries) {
        Table table =
                new Table("message_id", "time", "source", "type", "status", "result", "subject", "import_id", "errors");
        for (LedgerEntry entry : entries) {
            table.row(
                    entry.messageId().value(),
                    entry.place().time().toString(),
                    text(entry.source()),
                    text(entry.type()),
                    entry.ack().result().status().text(),
                    entry.ack().result().text(),
                    text(EntryText.subject(entry)),
                    text(entry.ack().importId()),
                    errors(entry.ack().errors()));
        }
        return table;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String errors(List<Problem> errors) {
        if (errors.isEmpty()) {
            return "";
        }
        String first = EntryText.line(errors.get(0));
        return errors.size() == 1 ? first : first + " (and " + (errors.size() - 1) + " more)";
    }
}
