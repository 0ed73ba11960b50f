package io.countersign.local.bench;

import io.countersign.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the cost of a message grows with what it comes with and with what is there already. */
@Command(
        name = "growth",
        description = {
            "Drains a topic again and again, on servers of its own each time, and lets one amount grow while all others stay",
            "as they are: batch_size, people_before (people in the tables), contacts, note_length, partitions, consumers.",
            "Every drain is checked: exit code 1 if any is wrong."
        },
        mixinStandardHelpOptions = true)
public final class GrowthCommand implements Callable<Integer> {
    private static final int PARTITIONS = 4;

    @Option(
            names = "--of",
            split = ",",
            description = "amounts that shall grow, or with =N one amount of them (default: all)")
    private List<String> names = List.of();

    @Option(
            names = "--up-to",
            defaultValue = "10000000",
            description = "leaves out amounts that are greater (default: ${DEFAULT-VALUE})")
    private int most;

    @Option(
            names = "--messages",
            defaultValue = "20000",
            description = "messages measured in each drain (default: ${DEFAULT-VALUE})")
    private int messages;

    @Option(
            names = "--warm-up",
            defaultValue = "10000",
            description = "messages before them that are not measured (default: ${DEFAULT-VALUE})")
    private int warmUp;

    @Option(names = "--heap", defaultValue = "256m", description = "each consumer's heap (default: ${DEFAULT-VALUE})")
    private String heap = "256m";

    @Mixin
    private final Measured measured = new Measured();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        measured.requireSome("--messages", messages);
        DrainPlan plan = DrainPlan.of(warmUp, messages, heap, PARTITIONS);
        Table table = new Table("of", "amount", "messages_per_second", "resident_mib", "result");
        List<String> faults = new ArrayList<>();
        for (Growth growth : wanted()) {
            for (Growth.Point point : growth.measure(plan, most, measured.progress())) {
                DrainFigures figures = point.figures();
                faults.addAll(figures.faults());
                table.row(
                        growth.name(),
                        point.amount(),
                        Math.round(figures.perSecond()),
                        figures.residentKib() / 1024,
                        figures.faults().isEmpty() ? "right" : "wrong");
            }
        }
        return measured.tell(table, faults);
    }

    private List<Growth> wanted() {
        return names.isEmpty() ? Growth.all() : names.stream().map(this::wanted).toList();
    }

    private Growth wanted(String said) {
        String[] parts = said.split("=", 2);
        Growth growth = Growth.all().stream()
                .filter(known -> known.name().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--of: nothing that grows is called " + parts[0] + "; --help names them"));
        return parts.length == 1 ? growth : growth.only(amount(said, parts[1]));
    }

    private int amount(String said, String digits) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new ParameterException(
                    spec.commandLine(), "--of: an amount is a whole number, which '" + said + "' is not");
        }
        return Integer.parseInt(digits);
    }
}
