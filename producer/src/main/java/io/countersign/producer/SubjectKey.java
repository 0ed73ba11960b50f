package io.countersign.producer;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The advised record key: one per subject, so that its messages stay in order. */
public final class SubjectKey {
    private static final Map<String, String> KINDS = Map.ofEntries(
            entry("people:upsert", "person"),
            entry("person:delete", "person"),
            entry("person:query", "person"),
            entry("organizations:upsert", "organization"),
            entry("organization:delete", "organization"),
            entry("organization:query", "organization"),
            entry("households:upsert", "household"),
            entry("household:delete", "household"),
            entry("household:query", "household"));

    private SubjectKey() {}

    /**
     * {@code <kind>:<import_id>}, or {@code <kind>#<id>} for a payload without import_id; empty when the payload names
     * no subject, whose order then does not matter.
     */
    public static Optional<String> of(ObjectNode payload) {
        JsonNode type = payload.path("type");
        if (!type.isString() || !KINDS.containsKey(type.stringValue())) {
            return Optional.empty();
        }
        return name(payload).map(name -> KINDS.get(type.stringValue()) + name);
    }

    private static Optional<String> name(ObjectNode payload) {
        JsonNode importId = payload.path("import_id");
        if (importId.isString() && !importId.stringValue().isBlank()) {
            return Optional.of(":" + importId.stringValue().strip());
        }
        JsonNode id = payload.path("id");
        return id.isIntegralNumber() ? Optional.of("#" + id.bigIntegerValue()) : Optional.empty();
    }
}
