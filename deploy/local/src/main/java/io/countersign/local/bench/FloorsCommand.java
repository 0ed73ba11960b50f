package io.countersign.local.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the parts of the work cost, and how much of what they allow is reached. */
@Command(
        name = "floors",
        description = {
            "Measures what each part of the work can do alone on this machine, with all of its processors: verifying,",
            "decoding and validating, SQL, signing, Kafka; then the whole, by a drain of as many messages on the same",
            "servers. The limit is what the parts allow together, decoding left out. Exit code 1 if the drain is wrong."
        },
        mixinStandardHelpOptions = true)
public final class FloorsCommand implements Callable<Integer> {
    @Option(
            names = "--messages",
            defaultValue = "100000",
            description = "messages measured, after 1.5 times as many that are not (default: ${DEFAULT-VALUE})")
    private int messages;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "how long each part that needs no server is measured (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Mixin
    private final ConsumerOptions consumer = new ConsumerOptions();

    @Mixin
    private final Measured measured = new Measured();

    @Override
    public Integer call() throws Exception {
        measured.requireSome("--messages", messages);
        measured.requireSome("--seconds", seconds);
        DrainPlan plan =
                DrainPlan.of(messages + messages / 2, messages, consumer.heap(), consumer.partitions(measured));
        FloorsFigures figures = FloorsFigures.measure(plan, seconds, measured.progress());
        return measured.tell(figures.members(), figures.faults());
    }
}
