package io.countersign.local.bench;

import io.countersign.local.bench.report.Bar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a drain measured.
 *
 * @param acks when each message was acknowledged, in milliseconds since 1970, in rising order
 * @param startMillis when the consumer's process was started
 * @param residentKib the greatest resident set of a consumer; 0 where the system does not tell
 * @param used what it took
 * @param faults what is wrong with the result; empty when all is right
 */
record DrainFigures(
        DrainPlan plan, long startMillis, List<Long> acks, long residentKib, Used used, List<String> faults) {
    /**
     * What the messages after the warm-up took.
     *
     * @param cpuSeconds processor time, by what took it; empty where the system does not tell
     * @param logBytes of the database's write-ahead log
     * @param tableBytes of tables and their indexes
     */
    record Used(List<Bar> cpuSeconds, long logBytes, long tableBytes) {
        /** What was not looked at. */
        static Used unknown() {
            return new Used(List.of(), 0, 0);
        }
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("messages", acks.size() - plan.warmUp());
        members.put("messages_per_second", rate(plan.warmUp()));
        members.put("warm_up", plan.warmUp());
        members.put("messages_per_second_with_warm_up", rate(0));
        members.put("first_ack_after_ms", firstAckMillis());
        members.put("partitions", plan.partitions());
        members.put("consumer_heap", plan.heap());
        members.put("consumer_resident_mib", residentKib / 1024);
        members.put("wal_bytes_per_message", used.logBytes() / plan.messages());
        members.put("table_bytes_per_message", used.tableBytes() / plan.messages());
        members.put(
                "cpu_seconds",
                used.cpuSeconds().stream()
                        .filter(bar -> bar.value() > 0)
                        .map(bar -> bar.name() + " " + String.format(Locale.ROOT, "%.1f", bar.value()))
                        .collect(Collectors.joining("; ")));
        Circumstances.addTo(members, faults);
        return members;
    }

    /** From the start of the consumers' processes to the first ack, milliseconds; 0 where there was none. */
    long firstAckMillis() {
        return acks.isEmpty() ? 0 : acks.get(0) - startMillis;
    }

    /** Messages a second after the warm-up; 0 where nothing came of them. */
    double perSecond() {
        return perSecond(plan.warmUp());
    }

    private String rate(int from) {
        return String.format(Locale.ROOT, "%.0f", perSecond(from));
    }

    private double perSecond(int from) {
        if (acks.size() <= from + 1) {
            return 0;
        }
        double seconds = (acks.get(acks.size() - 1) - acks.get(from)) / 1000.0;
        return (acks.size() - from) / Math.max(seconds, 0.001);
    }
}
