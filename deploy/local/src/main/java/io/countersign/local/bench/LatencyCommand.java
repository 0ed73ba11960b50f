package io.countersign.local.bench;

import io.countersign.cli.ExitCode;
import io.countersign.cli.output.OutputOption;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
            LatencyFigures figures = new LatencyRun(stage, progress)
                    .run(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rate, heap);
            output.print(spec.commandLine().getOut(), figures.members());
            figures.faults().forEach(fault -> progress.println("wrong: " + fault));
            return figures.faults().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }
}
