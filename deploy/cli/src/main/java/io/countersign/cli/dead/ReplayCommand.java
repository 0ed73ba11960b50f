package io.countersign.cli.dead;

import io.countersign.cli.CommandException;
import io.countersign.cli.ExitCode;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.argument.LengthArgument;
import io.countersign.cli.argument.MessageIdArgument;
import io.countersign.cli.output.Printable;
import io.countersign.cli.output.Table;
import io.countersign.cli.settings.Settings;
import io.countersign.consumer.acks.DeadLetter;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckStatus;
import io.countersign.schema.ack.MessageId;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends dead letters again. */
@Command(
        name = "replay",
        description = {
            "Sends records that failed or were rejected again, byte for byte, to their topic and with their key and headers,",
            "and waits for their acknowledgements: one by its message_id, or with --yes all that the filters let through.",
            "Each becomes a new record with a new message_id. Exit code 0 when all were persisted or answered, 1 when not."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            converter = MessageIdArgument.class,
            description = "the message_id of one record, 24 hexadecimal digits")
    private @Nullable MessageId id;

    @Mixin
    private final LetterFilter filter = new LetterFilter();

    @Option(names = "--yes", description = "sends all that the filters let through, without filters all")
    private boolean yes;

    @Option(
            names = "--ack-timeout",
            paramLabel = "TIME",
            converter = LengthArgument.class,
            description = "how long to wait for the next acknowledgement (default: 1m)")
    private Duration patience = Duration.ofMinutes(1);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ReplayCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public Integer call() {
        if (id != null && (yes || filter.isGiven())) {
            throw CommandException.usage("give a message_id, or filters and --yes");
        }
        if (id == null && !yes) {
            throw CommandException.usage(
                    "to send many records again takes --yes; dead list with the same filters shows" + " which");
        }
        Settings settings = session.settings();
        DeadLetter one = id == null ? null : Letters.find(settings, id);
        try (Replay replay = new Replay(settings, patience)) {
            Batches batches = new Batches(replay, settings.topics().requests());
            if (one == null) {
                addAll(batches, settings);
            } else {
                batches.add(one);
            }
            return report(batches);
        }
    }

    private void addAll(Batches batches, Settings settings) {
        try (DeadLog log = DeadLog.open(settings, filter.start())) {
            log.forEach(letter -> {
                if (filter.accepts(letter)) {
                    batches.add(letter);
                }
            });
        }
    }

    private int report(Batches batches) {
        List<Replay.Replayed> all = batches.finish();
        session.print(table(all));
        PrintWriter err = spec.commandLine().getErr();
        batches.skipped().forEach(reason -> err.println("countersign: not sent: " + Printable.of(reason)));
        err.flush();
        return batches.skipped().isEmpty() && all.stream().allMatch(ReplayCommand::isGood)
                ? ExitCode.DONE
                : ExitCode.REFUSED;
    }

    private static boolean isGood(Replay.Replayed replayed) {
        AckPayload ack = replayed.ack();
        return ack != null
                && (ack.result().status() == AckStatus.PERSISTED || ack.result().status() == AckStatus.ANSWERED);
    }

    private static Table table(List<Replay.Replayed> all) {
        Table table = new Table("message_id", "new_message_id", "status", "result", "errors");
        for (Replay.Replayed replayed : all) {
            AckPayload ack = replayed.ack();
            table.row(
                    replayed.oldId().value(),
                    replayed.newId().value(),
                    ack == null ? "not_acknowledged" : ack.result().status().text(),
                    ack == null ? "timeout" : ack.result().text(),
                    ack == null ? "" : LetterErrors.line(ack.errors()));
        }
        return table;
    }
}
