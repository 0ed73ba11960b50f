package io.countersign.local.bench;

import io.countersign.schema.key.SignatureLibrary;
import java.util.List;
import java.util.Map;

/** What every measurement says of where it was made, and whether its result is right. */
final class Circumstances {
    private Circumstances() {}

    /** Adds them as the last members; the faults are what is wrong with the result. */
    static void addTo(Map<String, Object> members, List<String> faults) {
        members.put("signatures", SignatureLibrary.inUse().name());
        members.put("java", System.getProperty("java.version", "unknown"));
        members.put("processors", Runtime.getRuntime().availableProcessors());
        members.put("result", faults.isEmpty() ? "right" : "wrong");
    }
}
