package io.countersign.local.bench;

import io.countersign.schema.key.SignatureLibrary;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured of a gateway.
 *
 * @param nanos how long each answer took, in rising order
 * @param took from the first request to the last answer
 * @param residentKib the greatest resident set of the gateway; 0 where the system does not tell
 * @param faults what is wrong with the result; empty when all is right
 */
record GatewayFigures(
        int connections, String heap, List<Long> nanos, Duration took, long residentKib, List<String> faults) {
    private static final double NANOS_OF_A_MILLI = 1e6;

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("requests", nanos.size());
        members.put("connections", connections);
        members.put("requests_per_second", String.format(Locale.ROOT, "%.0f", nanos.size() * 1e9 / took.toNanos()));
        members.put("p50_ms", percentile(50));
        members.put("p99_ms", percentile(99));
        members.put("p99_9_ms", percentile(99.9));
        members.put("heap", heap);
        members.put("gateway_resident_mib", residentKib / 1024);
        members.put("signatures", SignatureLibrary.inUse().name());
        members.put("java", System.getProperty("java.version", "unknown"));
        members.put("processors", Runtime.getRuntime().availableProcessors());
        members.put("result", faults.isEmpty() ? "right" : "wrong");
        return members;
    }

    private String percentile(double percent) {
        if (nanos.isEmpty()) {
            return "0";
        }
        int rank = (int) Math.ceil(percent / 100 * nanos.size()) - 1;
        return String.format(Locale.ROOT, "%.1f", nanos.get(Math.max(0, rank)) / NANOS_OF_A_MILLI);
    }
}
