package io.countersign.local.bench;

import io.countersign.cli.ExitCode;
import io.countersign.cli.output.OutputOption;
import io.countersign.local.bench.floors.Floor;
import io.countersign.local.bench.floors.Floors;
import io.countersign.schema.bytes.Bytes;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
    private static final int RECORDS = 5_000;
    private static final String ANSWERS = "floors.answers";

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
        try (Stage stage = new Stage(partitions)) {
            DrainFigures drain = new Drain(stage, progress).run(messages / 2, messages, heap);
            progress.println("measuring the parts");
            progress.flush();
            stage.addTopic(ANSWERS);
            List<Bytes> records = IntStream.range(0, RECORDS)
                    .mapToObj(number ->
                            Bytes.wrap(People.record(number, stage.sender()).value()))
                    .toList();
            Floors floors = Floors.measure(
                    records, seconds, messages, stage.jdbi(), stage.bootstrapServers(), Stage.REQUESTS, ANSWERS);
            output.print(spec.commandLine().getOut(), members(floors, drain));
            drain.faults().forEach(fault -> progress.println("wrong: " + fault));
            return drain.faults().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    private static Map<String, Object> members(Floors floors, DrainFigures drain) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Floor part : floors.parts()) {
            String name = part.name().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            members.put(name + "_per_second", whole(part.perSecond()));
            members.put(name + "_micros", String.format(Locale.ROOT, "%.1f", part.micros()));
        }
        members.put("limit_per_second", whole(floors.limit()));
        members.put("drain_per_second", whole(drain.perSecond()));
        members.put("share_of_the_limit", String.format(Locale.ROOT, "%.2f", drain.perSecond() / floors.limit()));
        Circumstances.addTo(members, drain.faults());
        return members;
    }

    private static String whole(double perSecond) {
        return String.format(Locale.ROOT, "%.0f", perSecond);
    }
}
