package io.countersign.local.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured of a gateway.
 *
 * @param latencies how long each answer took
 * @param took from the first request to the last answer
 * @param residentKib the greatest resident set of the gateway; 0 where the system does not tell
 * @param faults what is wrong with the result; empty when all is right
 */
record GatewayFigures(
        int connections, String heap, Latencies latencies, Duration took, long residentKib, List<String> faults) {
    /** Requests a second. */
    double perSecond() {
        return latencies.count() * 1e9 / took.toNanos();
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("requests", latencies.count());
        members.put("connections", connections);
        members.put("requests_per_second", String.format(Locale.ROOT, "%.0f", perSecond()));
        latencies.addTo(members);
        members.put("heap", heap);
        members.put("gateway_resident_mib", residentKib / 1024);
        Circumstances.addTo(members, faults);
        return members;
    }
}
