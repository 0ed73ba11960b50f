package io.countersign.local.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast others are on the same servers. */
@Command(
        name = "peers",
        description = {
            "Drains a topic, and then lets others do what they can of the same on the same broker and database: Debezium's",
            "JDBC sink in Kafka Connect, twice (the driver's rewritten batches; UNNEST), which writes flat rows and neither",
            "verifies nor acknowledges; and a listener as a team would write it, one message at a time, which does all of",
            "it, with a tenth of the messages. Every table is checked: exit code 1 if any is wrong."
        },
        mixinStandardHelpOptions = true)
public final class PeersCommand implements Callable<Integer> {
    @Option(
            names = "--messages",
            defaultValue = "100000",
            description = "messages measured, after 1.5 times as many that are not (default: ${DEFAULT-VALUE})")
    private int messages;

    @Mixin
    private final ConsumerOptions consumer = new ConsumerOptions();

    @Mixin
    private final Measured measured = new Measured();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        measured.requireSome("--messages", messages);
        DrainPlan plan =
                DrainPlan.of(messages + messages / 2, messages, consumer.heap(), consumer.partitions(measured));
        PeersFigures figures = PeersFigures.measure(plan, programs(spec), measured.progress());
        return measured.tell(figures.members(), figures.faults());
    }

    /** The peers' programs; where they are not built, the command cannot run. */
    static PeerPrograms programs(CommandSpec spec) throws IOException {
        return PeerPrograms.find()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "the peers are not built; deploy/countersign builds them for this command"));
    }
}
