package io.countersign.cli.audit;

import io.countersign.cli.ExitCode;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.SinceArgument;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.ledger.Audit;
import io.countersign.consumer.store.Database;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies every row of the ledger again. */
@Command(
        name = "verify",
        description = {
            "Verifies every row of the ledger again: that its signature holds over the payload it keeps, under a key of its",
            "source, that the payload has the digest, and that the message_id follows from where the record lay.",
            "Exit code 1 if any row cannot be true; each is named."
        },
        mixinStandardHelpOptions = true)
final class VerifyLedgerCommand implements Callable<Integer> {
    @Mixin
    private final Session session;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = SinceArgument.class,
            description = "only records from this time on: like 2026-01-31T12:00:00Z, or 15m, 2h, 7d ago")
    private @Nullable Instant since;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    VerifyLedgerCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Audit.Summary summary;
        try (Database database = DatabaseAccess.openMigrated(session.settings())) {
            summary = new Audit(database.jdbi())
                    .verify(since, (id, fault) -> err.println("broken: " + id.value() + ": " + fault));
        }
        err.flush();
        session.print(members(summary));
        return summary.broken() == 0 ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static Map<String, Object> members(Audit.Summary summary) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rows", summary.rows());
        members.put("proved", summary.proved());
        members.put("payload_not_kept", summary.notKept());
        members.put("not_trusted", summary.untrusted());
        members.put("broken", summary.broken());
        return members;
    }
}
