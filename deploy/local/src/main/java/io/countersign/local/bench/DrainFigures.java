package io.countersign.local.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a drain measured.
 *
 * @param acks when each message was acknowledged, in milliseconds since 1970, in rising order
 * @param startMillis when the consumer's process was started
 * @param residentKib the greatest resident set of a consumer; 0 where the system does not tell
 * @param faults what is wrong with the result; empty when all is right
 */
record DrainFigures(DrainPlan plan, long startMillis, List<Long> acks, long residentKib, List<String> faults) {
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
