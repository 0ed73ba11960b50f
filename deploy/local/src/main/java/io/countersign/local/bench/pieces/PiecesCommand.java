package io.countersign.local.bench.pieces;

import io.countersign.cli.ExitCode;
import io.countersign.cli.output.OutputOption;
import io.countersign.cli.output.Table;
import io.countersign.schema.key.SignatureLibrary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the hot pieces cost. */
@Command(
        name = "pieces",
        description = {
            "Measures what is done with every message, piece by piece, on one thread, by JMH in a process of its own:",
            "identify, decode, verify, validate, canonicalise, acknowledge."
        },
        mixinStandardHelpOptions = true)
public final class PiecesCommand implements Callable<Integer> {
    private static final int ROUNDS = 5;

    @Option(
            names = "--millis",
            defaultValue = "1000",
            description = "how long each of five rounds takes, and of five before them that are not counted (default:"
                    + " ${DEFAULT-VALUE})")
    private int millis;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws RunnerException {
        Table table = new Table("piece", "micros", "error_micros", "per_second");
        List<RunResult> results = new ArrayList<>(run());
        results.sort(Comparator.comparing(result -> result.getPrimaryResult().getScore()));
        for (RunResult result : results) {
            Result<?> piece = result.getPrimaryResult();
            table.row(
                    piece.getLabel(),
                    digits(piece.getScore()),
                    digits(piece.getScoreError()),
                    Math.round(1_000_000 / piece.getScore()));
        }
        output.print(spec.commandLine().getOut(), table);
        return ExitCode.DONE;
    }

    private Collection<RunResult> run() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(HotPieces.class.getName())
                .forks(1)
                .warmupIterations(ROUNDS)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(ROUNDS)
                .measurementTime(TimeValue.milliseconds(millis))
                .verbosity(VerboseMode.SILENT);
        // The launcher's own JVM runs without the second compiler, which what is measured runs with.
        options.jvmArgs(Optional.ofNullable(System.getProperty(SignatureLibrary.PROPERTY)).stream()
                .map(library -> "-D" + SignatureLibrary.PROPERTY + "=" + library)
                .toArray(String[]::new));
        return new Runner(options.build()).run();
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
