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
            description = "messages measured, after half as many that are not (default: ${DEFAULT-VALUE})")
    private int messages;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "how long each part that needs no server is measured (default: ${DEFAULT-VALUE})")
    private int seconds;

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
        FloorsFigures figures =
                FloorsFigures.measure(DrainPlan.of(messages / 2, messages, heap, partitions), seconds, progress);
        output.print(spec.commandLine().getOut(), figures.members());
        figures.faults().forEach(fault -> progress.println("wrong: " + fault));
        return figures.faults().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
