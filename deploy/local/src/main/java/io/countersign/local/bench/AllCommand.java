package io.countersign.local.bench;

import io.countersign.cli.ExitCode;
import io.countersign.local.bench.report.Bar;
import io.countersign.local.bench.report.Goal;
import io.countersign.local.bench.report.Plot;
import io.countersign.local.bench.report.Report;
import io.countersign.local.bench.report.Section;
import io.countersign.schema.key.SignatureLibrary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Most measurements, in one run and one report. */
@Command(
        name = "all",
        description = {
            "Measures floors, drains, peers, latency, gateway and growth one after the other, and writes report.html, which opens",
            "without a network, and report.json.",
            "Exit code 1 if a result is wrong; a goal that is not reached is told, and is not an error."
        },
        mixinStandardHelpOptions = true)
public final class AllCommand implements Callable<Integer> {
    private static final int PARTITIONS = 4;
    private static final int CONNECTIONS = 64;
    private static final int RATE = 1_000;
    private static final String SMALL_HEAP = "128m";

    @Option(
            names = "--report",
            defaultValue = "bench-report",
            description = "the directory to write the report to (default: ${DEFAULT-VALUE})")
    private Path directory = Path.of("bench-report");

    @Option(
            names = "--scale",
            defaultValue = "1",
            description =
                    "how much of everything is done: 0.01 is a hundredth, which shows no more than that all works "
                            + "(default: ${DEFAULT-VALUE})")
    private double scale;

    @Option(
            names = "--only",
            split = ",",
            description = "measures only these: floors, drains, peers, latency, gateway, growth")
    private List<String> only = List.of();

    @Option(names = "--heap", defaultValue = "256m", description = "each service's heap (default: ${DEFAULT-VALUE})")
    private String heap = "256m";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Optional<PeerPrograms> peerPrograms = Optional.empty();
    private final List<Goal> goals = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private interface Scenario {
        void measure() throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        for (Scenario scenario : wanted()) {
            scenario.measure();
        }
        Path page = new Report(circumstances(), goals, sections).write(directory);
        PrintWriter out = spec.commandLine().getOut();
        goals.forEach(goal -> out.println((goal.reached() ? "reached      " : "not reached  ") + goal.figure() + ": "
                + goal.measured() + " (" + goal.wanted() + ")"));
        out.println("report: " + page);
        faults.forEach(fault -> progress().println("wrong: " + fault));
        return faults.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private List<Scenario> wanted() throws IOException {
        Map<String, Scenario> all = new LinkedHashMap<>();
        all.put("floors", this::floors);
        all.put("drains", this::drains);
        all.put("peers", this::peers);
        all.put("latency", this::latency);
        all.put("gateway", this::gateway);
        all.put("growth", this::growth);
        for (String name : only) {
            if (!all.containsKey(name)) {
                throw new ParameterException(
                        spec.commandLine(), "--only: '" + name + "' is none of " + String.join(", ", all.keySet()));
            }
        }
        if (!only.isEmpty()) {
            all.keySet().retainAll(only);
        }
        if (all.containsKey("peers")) {
            // Before anything is measured, rather than after half an hour.
            peerPrograms = Optional.of(PeersCommand.programs(spec));
        }
        return List.copyOf(all.values());
    }

    private PrintWriter progress() {
        return spec.commandLine().getErr();
    }

    private int scaled(int amount) {
        return (int) Math.max(1, Math.round(amount * scale));
    }

    private DrainPlan plan(int warmUp, int messages) {
        return DrainPlan.of(scaled(warmUp), scaled(messages), heap, PARTITIONS);
    }

    private void floors() throws Exception {
        FloorsFigures figures = FloorsFigures.measure(plan(150_000, 100_000), scaled(5), progress());
        faults.addAll(figures.faults());
        DrainFigures drain = figures.drain();
        sections.add(new Section(
                "Drain",
                "A topic of signed people with two contacts each is verified, applied and acknowledged.",
                drain.members(),
                List.of(Plot.perSecond("Acknowledged each second", drain.acks())),
                "processor seconds after the warm-up, by what took them",
                drain.used().cpuSeconds()));
        sections.add(new Section(
                "Floors",
                "What each part of the work can do when nothing else is done, and what they allow together.",
                figures.members(),
                List.of(),
                "microseconds of a message",
                figures.floors().parts().stream()
                        .map(part -> new Bar(part.name(), part.micros()))
                        .toList()));
        goals.add(Goal.atLeast("drain, messages a second", 14_000, drain.perSecond()));
        goals.add(Goal.atLeast("share of what the floors allow", 0.7, figures.share()));
        goals.add(Goal.atMost("start to first ack, s", 3, drain.firstAckMillis() / 1_000.0));
    }

    private void drains() throws Exception {
        DrainPlan plan = plan(150_000, 100_000);
        DrainFigures plain = drain(
                plan,
                Map.of("JDK_JAVA_OPTIONS", "-D" + SignatureLibrary.PROPERTY + "=" + SignatureLibrary.BOUNCY_CASTLE));
        Map<String, Object> members = plain.members();
        members.put("signatures", SignatureLibrary.BOUNCY_CASTLE);
        sections.add(
                Section.of("Drain with Bouncy Castle", "The same without the native library.", members, List.of()));
        goals.add(Goal.atLeast("drain with Bouncy Castle, messages a second", 8_000, plain.perSecond()));

        DrainFigures usual = drain(plan, Map.of());
        DrainFigures small = drain(plan.withHeap(SMALL_HEAP), Map.of());
        double share = small.perSecond() / usual.perSecond();
        Map<String, Object> sizes = small.members();
        sizes.put("rate_against_a_heap_of_" + heap, String.format(Locale.ROOT, "%.2f", share));
        sections.add(Section.of("Drain in a heap of " + SMALL_HEAP, "The same in a smaller heap.", sizes, List.of()));
        goals.add(Goal.atLeast("rate in a heap of " + SMALL_HEAP + " against " + heap, 0.95, share));
        goals.add(Goal.atMost(
                "consumer's resident set in a heap of " + SMALL_HEAP + ", MiB", 400, small.residentKib() / 1024.0));
    }

    private DrainFigures drain(DrainPlan plan, Map<String, String> environment) throws Exception {
        try (Stage stage = new Stage(plan.partitions())) {
            DrainFigures figures = new Drain(stage, plan, progress(), environment).run();
            faults.addAll(figures.faults());
            return figures;
        }
    }

    private void peers() throws IOException, InterruptedException {
        PeersFigures figures = PeersFigures.measure(plan(75_000, 50_000), peerPrograms.orElseThrow(), progress());
        faults.addAll(figures.faults());
        sections.add(new Section(
                "Peers",
                "The same people on the same broker and database: by Countersign; as flat rows, unsigned, by Debezium's"
                        + " sink; and by a listener that takes one message at a time.",
                figures.members(),
                List.of(),
                "rows a second",
                List.of(
                        new Bar("Countersign", figures.ownRows()),
                        new Bar("Debezium", figures.rewritten().perSecond()),
                        new Bar("Debezium, UNNEST", figures.unnested().perSecond()),
                        new Bar("listener", figures.listenerRows()))));
        goals.add(Goal.atLeast("rows a second against Debezium's sink", 1.25, figures.againstSink()));
        goals.add(Goal.atLeast("messages a second against the listener", 5, figures.againstListener()));
    }

    private void latency() throws IOException, InterruptedException {
        try (Stage stage = new Stage(PARTITIONS)) {
            LatencyFigures figures = new LatencyRun(stage, progress())
                    .run(Duration.ofSeconds(scaled(30)), Duration.ofSeconds(scaled(60)), RATE, heap);
            faults.addAll(figures.faults());
            Latencies latencies = figures.latencies();
            sections.add(Section.of(
                    "Latency",
                    "From when a message is due to its acknowledgement, at 1,000 messages a second.",
                    figures.members(),
                    List.of(latencies.plot("Latency"))));
            goals.add(Goal.atMost("latency at 1,000/s, p50, ms", 10, latencies.percentile(50)));
            goals.add(Goal.atMost("latency at 1,000/s, p99, ms", 30, latencies.percentile(99)));
            goals.add(Goal.atMost("latency at 1,000/s, p99.9, ms", 100, latencies.percentile(99.9)));
        }
    }

    private void gateway() throws Exception {
        GatewayFigures figures = new GatewayRun(CONNECTIONS, heap, progress()).run(scaled(60_000), scaled(60_000));
        faults.addAll(figures.faults());
        sections.add(Section.of(
                "Gateway",
                "Flameup upserts of new people over 64 connections, each answered after its acknowledgement.",
                figures.members(),
                List.of(figures.latencies().plot("Answers"))));
        goals.add(Goal.atLeast("gateway, requests a second", 2_000, figures.perSecond()));
        goals.add(Goal.atMost("gateway, p99, ms", 100, figures.latencies().percentile(99)));
    }

    private void growth() throws IOException, InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        List<Plot> plots = new ArrayList<>();
        for (Growth growth : Growth.all()) {
            List<Double> amounts = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            for (Growth.Point point : growth.measure(plan(10_000, 20_000), mostAmount(), progress())) {
                faults.addAll(point.figures().faults());
                amounts.add((double) point.amount());
                rates.add(point.figures().perSecond());
                figures.put(
                        growth.name() + " " + point.amount(),
                        Math.round(point.figures().perSecond()));
            }
            plots.add(new Plot(growth.name(), growth.name(), "messages a second", false, amounts, rates));
            if (growth.equals(Growth.PEOPLE_BEFORE)) {
                goals.add(Goal.atLeast(
                        "rate with " + amounts.get(amounts.size() - 1).longValue() + " people against none",
                        0.85,
                        rates.get(rates.size() - 1) / rates.get(0)));
            }
        }
        sections.add(Section.of(
                "Growth", "Messages a second while one amount grows and all others stay as they are.", figures, plots));
    }

    private int mostAmount() {
        return scaled(10_000_000);
    }

    private Map<String, Object> circumstances() {
        Map<String, Object> circumstances = new LinkedHashMap<>();
        circumstances.put("processors", Runtime.getRuntime().availableProcessors());
        circumstances.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        circumstances.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        circumstances.put("kafka", AppInfoParser.getVersion());
        circumstances.put("signatures", SignatureLibrary.inUse().name());
        circumstances.put("heap of each service", heap);
        circumstances.put("scale", scale);
        return circumstances;
    }
}
