package io.countersign.producer;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The advised record key: one per subject, so that its messages stay in order. */
public final class SubjectKey {
    /** Kinds by the types of messages about them, and by what a subject's type says. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            entry("people:upsert", "person"),
            entry("person:delete", "person"),
            entry("person:query", "person"),
            entry("organizations:upsert", "organization"),
            entry("organization:delete", "organization"),
            entry("organization:query", "organization"),
            entry("households:upsert", "household"),
            entry("household:delete", "household"),
            entry("household:query", "household"),
            entry("contact_assignment:upsert", "person"),
            entry("person", "person"),
            entry("organization", "organization"),
            entry("household", "household"));

    /** The member that names the subject, of types whose own id and import_id do not. */
    private static final Map<String, String> MEMBERS = Map.of("contact_assignment:upsert", "person");

    private SubjectKey() {}

    /**
     * {@code <kind>:<import_id>}, or {@code <kind>#<id>} for a payload without import_id; empty when the payload names
     * no subject, whose order then does not matter.
     */
    public static Optional<String> of(ObjectNode payload) {
        JsonNode subject = payload.path("type").asString("").equals("form:fill") ? payload.path("subject") : payload;
        JsonNode type = subject.path("type");
        if (!type.isString() || !KINDS.containsKey(type.stringValue())) {
            return Optional.empty();
        }
        String member = MEMBERS.get(type.stringValue());
        return name(member == null ? subject : subject.path(member)).map(name -> KINDS.get(type.stringValue()) + name);
    }

    private static Optional<String> name(JsonNode payload) {
        JsonNode importId = payload.path("import_id");
        if (importId.isString() && !importId.stringValue().isBlank()) {
            return Optional.of(":" + importId.stringValue().strip());
        }
        JsonNode id = payload.path("id");
        return id.isIntegralNumber() ? Optional.of("#" + id.bigIntegerValue()) : Optional.empty();
    }
}
