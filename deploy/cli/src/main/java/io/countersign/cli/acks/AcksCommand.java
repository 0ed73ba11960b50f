package io.countersign.cli.acks;

import io.countersign.cli.CommandException;
import io.countersign.cli.ExitCode;
import io.countersign.cli.Session;
import io.countersign.cli.Surroundings;
import io.countersign.cli.output.Format;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.CommunityKeys;
import io.countersign.cli.wiring.KafkaClients;
import io.countersign.producer.AckLog;
import io.countersign.producer.AckLogEntry;
import io.countersign.producer.Start;
import io.countersign.schema.key.PublicKey;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows acks, and says of each whether it is to be believed. */
@Command(
        name = "acks",
        description = {
            "Reads acknowledgements and verifies each with the community's key (COUNTERSIGN_COMMUNITY_PUBLIC_KEY).",
            "The exit code is 1 if one of them does not verify; such a one is always shown, whatever the filters, unless it"
                    + " is more than an hour older than --since."
        },
        mixinStandardHelpOptions = true)
public final class AcksCommand implements Callable<Integer> {
    private static final Duration WAIT = Duration.ofMillis(200);

    @Mixin
    private final Session session;

    @Option(names = "--follow", description = "keeps reading what comes, until Ctrl-C")
    private boolean follow;

    @Option(
            names = "--from-beginning",
            description = "starts with the oldest, which is the default without --follow and --since")
    private boolean fromBeginning;

    @Mixin
    private final AckFilter filter = new AckFilter();

    @Option(names = "--limit", paramLabel = "N", description = "ends after so many")
    private long limit = Long.MAX_VALUE;

    private long shown;
    private boolean untrusted;

    /** Takes the environment that settings are read from. */
    public AcksCommand(Surroundings surroundings) {
        this.session = new Session(surroundings);
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw CommandException.usage("--limit must be at least 1");
        }
        shown = 0;
        untrusted = false;
        try (AckLog log = open(session.settings())) {
            while (!isDone() && (follow || !log.caughtUp())) {
                log.poll(WAIT).forEach(this::show);
            }
        }
        if (filter.messageId() != null && shown == 0) {
            throw CommandException.refused("there is no ack of " + filter.messageId() + " yet");
        }
        return untrusted ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private AckLog open(Settings settings) {
        PublicKey community = CommunityKeys.publicKey(settings.community());
        try {
            return AckLog.open(
                    KafkaClients.impatient(settings.kafka()), settings.topics().acks(), community, start());
        } catch (UnknownTopicOrPartitionException e) {
            throw CommandException.refused(
                    "there is no topic " + settings.topics().acks()
                            + ": create it, or set COUNTERSIGN_TOPICS_ACKS to the one that the processor writes to");
        }
    }

    private Start start() {
        if (fromBeginning) {
            return Start.BEGINNING;
        }
        return filter.start().orElse(follow && filter.messageId() == null ? Start.END : Start.BEGINNING);
    }

    /** Each record has one ack, so there is nothing more to come once it was found. */
    private boolean isDone() {
        return shown >= (filter.messageId() == null ? limit : 1);
    }

    private void show(AckLogEntry entry) {
        if (entry instanceof AckLogEntry.Untrusted) {
            untrusted = true;
            print(entry);
        } else if (!isDone() && filter.accepts(((AckLogEntry.Verified) entry).ack())) {
            shown++;
            print(entry);
        }
    }

    private void print(AckLogEntry entry) {
        PrintWriter out = session.out();
        out.println(session.format() == Format.JSON ? AckText.json(entry) : AckText.line(entry));
        out.flush();
    }
}
