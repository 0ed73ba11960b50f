package io.countersign.local.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured of the time from when a message was due to its acknowledgement.
 *
 * @param perSecond messages wanted each second
 * @param took from when the first measured message was due until the last one was acknowledged
 * @param residentKib the greatest resident set of the consumer; 0 where the system does not tell
 * @param faults what is wrong with the result; empty when all is right
 */
record LatencyFigures(
        int perSecond,
        int partitions,
        String heap,
        Latencies latencies,
        Duration took,
        long residentKib,
        List<String> faults) {
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("messages", latencies.count());
        members.put("messages_per_second_wanted", perSecond);
        members.put(
                "messages_per_second", String.format(Locale.ROOT, "%.0f", latencies.count() * 1e9 / took.toNanos()));
        latencies.addTo(members);
        members.put("partitions", partitions);
        members.put("consumer_heap", heap);
        members.put("consumer_resident_mib", residentKib / 1024);
        Circumstances.addTo(members, faults);
        return members;
    }
}
