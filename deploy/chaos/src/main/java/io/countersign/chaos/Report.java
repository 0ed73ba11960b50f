package io.countersign.chaos;

import io.countersign.chaos.fault.Fault;
import io.countersign.chaos.fault.Faults;
import io.countersign.chaos.guarantee.Examination;
import io.countersign.chaos.guarantee.Violation;
import io.countersign.cli.ExitCode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run is told as. */
final class Report {
    private static final int MOST_OF_A_KIND = 20;

    private Report() {}

    static int list(PrintWriter out) {
        out.println("FAULTS");
        Faults.all().stream().map(Fault::name).forEach(name -> out.println("  " + name));
        out.println("GUARANTEES");
        Examination.promises().forEach(promise -> out.println("  " + promise));
        out.flush();
        return ExitCode.DONE;
    }

    static void print(PrintWriter out, Verdict verdict) {
        out.printf("%n%-32s %6s %8s %s%n", "FAULT", "STRUCK", "OF TRIES", "LONGEST STANDSTILL AFTERWARDS");
        Map<String, List<Struck>> byFault = verdict.strikes().stream()
                .collect(Collectors.groupingBy(Struck::fault, TreeMap::new, Collectors.toList()));
        byFault.forEach((fault, strikes) -> out.printf(
                "%-32s %6d %8d %.1f s%n",
                fault,
                strikes.stream().filter(Struck::harmed).count(),
                strikes.size(),
                strikes.stream()
                                .map(strike -> strike.moved().orElse(Conductor.LONGEST_STANDSTILL))
                                .mapToLong(Duration::toMillis)
                                .max()
                                .orElse(0)
                        / 1_000.0));
        verdict.neverStruck().forEach(fault -> out.println("NOT SHOWN: " + fault + " never found anything to break"));
        out.println();
        Map<String, List<Violation>> byPromise =
                verdict.violations().stream().collect(Collectors.groupingBy(Violation::promise));
        for (String promise : Examination.promises()) {
            List<Violation> broken = byPromise.getOrDefault(promise, List.of());
            out.printf("%-70s %s%n", promise, broken.isEmpty() ? "yes" : "NO, " + broken.size() + " times");
        }
        byPromise.forEach((promise, broken) -> print(out, verdict, promise, broken));
        out.printf(
                "%n%,d messages, %,d strikes, %d consumers started, %d violations%n",
                verdict.messages(),
                verdict.strikes().stream().filter(Struck::harmed).count(),
                verdict.consumers(),
                verdict.violations().size());
        out.flush();
    }

    private static void print(PrintWriter out, Verdict verdict, String promise, List<Violation> broken) {
        out.printf("%nNO: %s%n", promise);
        broken.stream()
                .limit(MOST_OF_A_KIND)
                .forEach(violation -> out.println("  " + violation.what() + suspects(verdict, violation)));
        if (broken.size() > MOST_OF_A_KIND) {
            out.println("  and " + (broken.size() - MOST_OF_A_KIND) + " more");
        }
    }

    private static String suspects(Verdict verdict, Violation violation) {
        var time = violation.time();
        if (time == null) {
            return "";
        }
        return " (around then: "
                + verdict.strikes().stream()
                        .filter(strike -> strike.maySpoil(time))
                        .map(Struck::fault)
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
