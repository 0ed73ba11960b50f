package io.countersign.local.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast a topic of signed people with two contacts each is applied and acknowledged. */
@Command(
        name = "drain",
        description = {
            "Puts signed people:upsert messages with two contacts each on a topic, then starts the consumer as a process",
            "of its own and measures how fast it acknowledges them; broker, database and consumer share this machine.",
            "Afterwards tables, ledger and acknowledgements are checked: exit code 1 if any is wrong."
        },
        mixinStandardHelpOptions = true)
public final class DrainCommand implements Callable<Integer> {
    @Option(
            names = "--messages",
            defaultValue = "100000",
            description = "messages measured (default: ${DEFAULT-VALUE})")
    private int messages;

    @Option(
            names = "--warm-up",
            defaultValue = "150000",
            description = "messages before them that are not measured (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Mixin
    private final ConsumerOptions consumer = new ConsumerOptions();

    @Mixin
    private final Measured measured = new Measured();

    @Override
    public Integer call() throws Exception {
        measured.requireSome("--messages", messages);
        int partitions = consumer.partitions(measured);
        try (Stage stage = new Stage(partitions)) {
            DrainPlan plan = DrainPlan.of(warmUp, messages, consumer.heap(), partitions);
            DrainFigures figures = new Drain(stage, plan, measured.progress()).run();
            return measured.tell(figures.members(), figures.faults());
        }
    }
}
