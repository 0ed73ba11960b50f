package io.countersign.local.bench;

import io.countersign.local.bench.report.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Processor time that threads have taken so far, by what they do, as Linux keeps it; nothing on other systems. */
final class CpuUse {
    private static final Path PROCESSES = Path.of("/proc");

    /** {@code USER_HZ}, which is the same on every machine that Linux tells its times to. See {@code man 5 proc_pid_stat}. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** Linux keeps 15 characters of a thread's name. */
    private static final Map<String, String> STAGES = stages();

    private record Taken(String what, long ticks) {}

    private final Map<String, Taken> threads = new HashMap<>();

    private static Map<String, String> stages() {
        Map<String, String> stages = new LinkedHashMap<>();
        stages.put("countersign-rea", "verify, decode and sign");
        stages.put("countersign-app", "fold and write");
        stages.put("countersign-ack", "acknowledge");
        stages.put("countersign", "consumer, other");
        stages.put("kafka", "consumer's Kafka clients");
        stages.put("consumer_backgr", "consumer's Kafka clients");
        stages.put("C1 Compiler", "consumer's compiler");
        stages.put("C2 Compiler", "consumer's compiler");
        return stages;
    }

    /** Adds a consumer's threads. */
    void addConsumer(long pid) {
        add(pid, CpuUse::stage);
    }

    /** Adds a process of which it does not matter which thread does what. */
    void add(long pid, String what) {
        add(pid, thread -> what);
    }

    private static String stage(String thread) {
        return STAGES.entrySet().stream()
                .filter(stage -> thread.startsWith(stage.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("consumer, other");
    }

    private void add(long pid, UnaryOperator<String> what) {
        Path tasks = PROCESSES.resolve(pid + "/task");
        if (!Files.isDirectory(tasks)) {
            return;
        }
        try (Stream<Path> all = Files.list(tasks)) {
            all.forEach(task -> add(task, what));
        } catch (IOException ended) {
            return;
        }
    }

    private void add(Path task, UnaryOperator<String> what) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int end = stat.lastIndexOf(')');
            String[] fields = stat.substring(end + 2).split(" ", -1);
            String name = stat.substring(stat.indexOf('(') + 1, end);
            long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
            threads.put(task.toString(), new Taken(what.apply(name), ticks));
        } catch (IOException ended) {
            // A thread that has ended takes no more.
            return;
        }
    }

    /** Seconds taken since an earlier look, the greatest first. */
    List<Bar> since(CpuUse before) {
        Map<String, Long> ticks = new TreeMap<>();
        threads.forEach((thread, taken) -> {
            Taken earlier = before.threads.get(thread);
            ticks.merge(taken.what(), taken.ticks() - (earlier == null ? 0 : earlier.ticks()), Long::sum);
        });
        return ticks.entrySet().stream()
                .map(entry -> new Bar(entry.getKey(), entry.getValue() / TICKS_PER_SECOND))
                .sorted(Comparator.comparingDouble(Bar::value).reversed())
                .toList();
    }
}
