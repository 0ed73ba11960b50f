package io.countersign.local.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What sending measured.
 *
 * @param startMillis when the process of {@code send} was started, in milliseconds since 1970
 * @param firstAckMillis when the first row was acknowledged
 * @param endMillis when the process ended, which it does when all are
 * @param lead how far sending was ahead of applying
 * @param residentKib the greatest resident set of the process; 0 where the system does not tell
 * @param faults what is wrong with the result; empty when all is right
 */
record SendFigures(
        int rows,
        String heap,
        int partitions,
        long startMillis,
        long firstAckMillis,
        long endMillis,
        Lead lead,
        long residentKib,
        List<String> faults) {
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rows", rows);
        members.put("rows_per_second", rate(startMillis));
        members.put("rows_per_second_from_the_first_ack", rate(firstAckMillis));
        members.put("rows_waiting_for_the_consumer_p10", lead.percentile(10));
        members.put("rows_waiting_for_the_consumer_p50", lead.percentile(50));
        members.put("first_ack_after_ms", firstAckMillis - startMillis);
        members.put("partitions", partitions);
        members.put("sender_heap", heap);
        members.put("sender_resident_mib", residentKib / 1024);
        Circumstances.addTo(members, faults);
        return members;
    }

    private String rate(long fromMillis) {
        double seconds = Math.max(1, endMillis - fromMillis) / 1000.0;
        return String.format(Locale.ROOT, "%.0f", rows / seconds);
    }
}
