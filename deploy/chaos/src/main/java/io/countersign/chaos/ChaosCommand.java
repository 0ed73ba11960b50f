package io.countersign.chaos;

import io.countersign.chaos.fault.Fault;
import io.countersign.chaos.fault.Faults;
import io.countersign.cli.ExitCode;
import io.countersign.cli.log.QuietLog;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Breaks a running system on purpose, and shows whether every guarantee held. */
@Command(
        name = "chaos",
        description = {
            "Starts broker, database and consumers as processes of their own, sends messages all the time, and lets faults",
            "strike that a seed draws: crashes, networks, clocks, full disks, revoked keys. Then asks every guarantee",
            "whether it held for every message. Exit code 0 only if all did, and every fault really struck."
        },
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {
    @Option(names = "--seed", description = "draws the same messages and faults again (default: a new one, printed)")
    private @Nullable Long seed;

    @Option(
            names = "--minutes",
            description = "how long faults strike (default: until each has struck once, in the order of --list)")
    private @Nullable Double minutes;

    @Option(names = "--faults", split = ",", description = "only these (default: all)")
    private @Nullable List<String> faults;

    @Option(names = "--list", description = "names all faults and guarantees, and does nothing")
    private boolean list;

    @Option(
            names = "--consumers",
            defaultValue = "2",
            description = "consumers in the group (default: ${DEFAULT-VALUE})")
    private int consumers;

    @Option(
            names = "--rate",
            defaultValue = "150",
            description = "messages a second on average (default: ${DEFAULT-VALUE})")
    private int rate;

    @Option(names = "--group-protocol", description = "consumer or classic (default: the seed decides)")
    private @Nullable String groupProtocol;

    @Option(names = "--keep", description = "a new directory for logs and data, kept (default: thrown away)")
    private @Nullable Path keep;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            return Report.list(out);
        }
        QuietLog.begin();
        long drawn = seed == null ? System.nanoTime() : seed;
        String protocol =
                groupProtocol == null ? (new Random(drawn).nextBoolean() ? "consumer" : "classic") : groupProtocol;
        Duration duration = minutes == null ? Duration.ZERO : Duration.ofMillis(Math.round(minutes * 60_000));
        Plan plan = new Plan(drawn, duration, chosen(), consumers, rate, protocol);
        out.println("seed " + drawn + ", " + consumers + " consumers, group protocol " + protocol);
        try (RunDirectory directory = RunDirectory.open(keep)) {
            Instant start = Instant.now();
            Verdict verdict = new Conductor(plan, directory.path(), line -> say(out, start, line)).run();
            Report.print(out, verdict);
            return verdict.isGood() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    private static void say(PrintWriter out, Instant start, String line) {
        out.printf("%7.1f s  %s%n", Duration.between(start, Instant.now()).toMillis() / 1_000.0, line);
        out.flush();
    }

    private List<Fault> chosen() {
        try {
            return faults == null ? Faults.all() : Faults.named(faults);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Where a run keeps its files. */
    record RunDirectory(Path path, boolean kept) implements AutoCloseable {
        static RunDirectory open(@Nullable Path wanted) throws java.io.IOException {
            return wanted == null
                    ? new RunDirectory(Files.createTempDirectory("countersign-chaos-"), false)
                    : new RunDirectory(Files.createDirectories(wanted.toAbsolutePath()), true);
        }

        @Override
        public void close() throws java.io.IOException {
            if (!kept) {
                org.apache.kafka.common.utils.Utils.delete(path.toFile());
            }
        }
    }
}
