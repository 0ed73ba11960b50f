package io.countersign.local.demo;

import io.countersign.cli.CommandException;
import io.countersign.cli.ExitCode;
import io.countersign.cli.log.QuietLog;
import io.countersign.cli.output.OutputOption;
import io.countersign.producer.UpsertClient;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the main job at work, on servers that it starts and throws away, and checks all that comes of it. */
@Command(
        name = "demo",
        description = "Starts Kafka, PostgreSQL and the consumer, sends good and bad messages and checks the outcome.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final String REVOKED = "former-crm";

    private final UnaryOperator<Planned> amendment;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "10000",
            description = "how many messages to generate (default: ${DEFAULT-VALUE})")
    private int messages;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "generates the messages of an earlier run again (default: a random one)")
    private @Nullable Long seed;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Sends what is generated. */
    public DemoCommand() {
        this(UnaryOperator.identity());
    }

    /** Amends what is generated before it is sent. */
    DemoCommand(UnaryOperator<Planned> amendment) {
        this.amendment = amendment;
    }

    @Override
    public Integer call() throws IOException {
        if (messages < 1) {
            throw CommandException.usage("--messages takes a number from 1");
        }
        QuietLog.begin();
        Report report =
                new Report(spec.commandLine().getOut(), spec.commandLine().getErr(), output);
        Instant start = Instant.now();
        report.step("Starting Kafka and PostgreSQL...");
        try (Servers servers = Servers.start();
                Community community = Community.on(servers)) {
            report.step("  " + servers.kafka() + ", " + servers.database());
            Outcome outcome = outcome(community, report, start);
            report.outcome(outcome);
            return outcome.holds() ? ExitCode.DONE : ExitCode.REFUSED;
        } catch (IOException | RuntimeException e) {
            // What fails after Ctrl-C fails because of it, and that needs no words.
            if (isEnding()) {
                return ExitCode.REFUSED;
            }
            throw e;
        }
    }

    private static boolean isEnding() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException shuttingDown) {
            return true;
        }
    }

    private Outcome outcome(Community community, Report report, Instant start) {
        Tally tally = new Tally();
        SeedDocuments seeds = new SeedDocuments(community, tally);
        long used = seed != null ? seed : new SecureRandom().nextInt(Integer.MAX_VALUE);
        report.step("Registering sources; the seed of the generated messages is " + used);
        Generator generator = generator(community, used);
        community.start();
        report.step("Sending the seeds' own documents, each twice...");
        List<Check> checks = new ArrayList<>(seeds.run());
        Traffic traffic = generated(community, generator, tally, report);
        report.step("Checking the database and the dead letters...");
        checks.add(ledger(community, seeds.sent() + traffic.sent()));
        checks.addAll(new StoredRecords(community.database().jdbi(), generator.tenants()).checks());
        checks.add(DeadLetterCheck.of(community.kafka(), traffic.undeliverable()));
        return new Outcome(used, tally, checks, traffic.throughput(), Duration.between(start, Instant.now()));
    }

    private static Generator generator(Community community, long used) {
        List<Tenant> tenants = List.of(
                new Tenant("acme", community.register("crm", "acme")),
                new Tenant("globex", community.register("registry", "globex")));
        PrivateKey revoked = community.register(REVOKED, "acme");
        community.revoke(REVOKED);
        return new Generator(used, tenants, community.publicKey(), revoked, Instant.now());
    }

    private Traffic generated(Community community, Generator generator, Tally tally, Report report) {
        report.step("Sending %,d generated messages, good and bad...".formatted(messages));
        for (MessageKind kind : MessageKind.values()) {
            tally.expect(kind.label(), kind.expectation());
        }
        PrivateKey unused = generator.tenants().get(0).key();
        try (UpsertClient client = community.client(unused);
                Progress progress = Progress.of(messages, report.steps())) {
            Traffic traffic = new Traffic(client, tally, progress);
            traffic.run(messages, () -> amendment.apply(generator.next()));
            return traffic;
        }
    }

    private static Check ledger(Community community, int sent) {
        long rows = community
                .database()
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(DISTINCT message_id) FROM messages")
                        .mapTo(Long.class)
                        .one());
        return Check.equal("rows in the ledger, one for each record sent", (long) sent, rows);
    }
}
