package io.countersign.local.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a message waits for its acknowledgement while they come at a steady rate. */
@Command(
        name = "latency",
        description = {
            "Sends signed people:upsert messages with two contacts each at a steady rate, and measures the time from when",
            "each was due until its acknowledgement is read, by a reader of committed records. The consumer is a process of",
            "its own; it, broker, database and load share this machine. Afterwards tables, ledger and acknowledgements are",
            "checked: exit code 1 if any is wrong."
        },
        mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {
    @Option(names = "--rate", defaultValue = "1000", description = "messages a second (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "how long is measured (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            description = "seconds before that are not measured (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Mixin
    private final ConsumerOptions consumer = new ConsumerOptions();

    @Mixin
    private final Measured measured = new Measured();

    @Override
    public Integer call() throws Exception {
        measured.requireSome("--rate", rate);
        measured.requireSome("--seconds", seconds);
        try (Stage stage = new Stage(consumer.partitions(measured))) {
            LatencyFigures figures = new LatencyRun(stage, measured.progress())
                    .run(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rate, consumer.heap());
            return measured.tell(figures.members(), figures.faults());
        }
    }
}
