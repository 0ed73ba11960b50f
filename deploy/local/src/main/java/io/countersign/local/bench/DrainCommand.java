package io.countersign.local.bench;

import io.countersign.cli.ExitCode;
import io.countersign.cli.output.OutputOption;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
            defaultValue = "50000",
            description = "messages before them that are not measured (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "partitions of the topic (default: ${DEFAULT-VALUE})")
    private int partitions;

    @Option(names = "--heap", defaultValue = "256m", description = "the consumer's heap (default: ${DEFAULT-VALUE})")
    private String heap = "256m";

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter progress = spec.commandLine().getErr();
        try (Stage stage = new Stage(partitions)) {
            DrainFigures figures = new Drain(stage, DrainPlan.of(warmUp, messages, heap, partitions), progress).run();
            output.print(spec.commandLine().getOut(), figures.members());
            figures.faults().forEach(fault -> progress.println("wrong: " + fault));
            return figures.faults().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }
}
