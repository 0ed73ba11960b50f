package io.countersign.consumer.store;

import io.countersign.consumer.domain.Effect;
import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.intake.Verified;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records, beside the subject, whose content a ledger row holds, as digests. The ids given to nested records tell
 * those of a message that was applied; where there are none, the payload tells as far as it names them.
 */
final class Mentions {
    private static final Set<AckResult> APPLIED =
            EnumSet.of(AckResult.CREATED, AckResult.UPDATED, AckResult.UNCHANGED, AckResult.MERGED, AckResult.DELETED);
    private static final Map<String, Kind> NESTED = Map.of("people", Kind.PERSON, "household", Kind.HOUSEHOLD);
    private static final Map<String, Kind> SUBJECTS = Map.of(
            "people", Kind.PERSON,
            "person", Kind.PERSON,
            "organizations", Kind.ORGANIZATION,
            "organization", Kind.ORGANIZATION,
            "households", Kind.HOUSEHOLD,
            "household", Kind.HOUSEHOLD);

    private final int account;
    private final Set<Bytes> found = new LinkedHashSet<>();

    private Mentions(int account) {
        this.account = account;
    }

    static Set<Bytes> of(@Nullable Verified verified, @Nullable String type, Effect effect) {
        if (verified == null) {
            return Set.of();
        }
        Mentions mentions = new Mentions(verified.source().account());
        RecordId subject = effect.subject();
        if (!APPLIED.contains(effect.result())) {
            if (subject != null) {
                mentions.found.add(NameDigest.of(subject));
            }
            JsonNode payload = JsonMapper.shared().readTree(verified.payload().borrow());
            mentions.walk(payload, subject == null ? kind(type) : null);
            // Who answers a form stands one level deeper than the subject of any other message.
            JsonNode answering = payload.path("subject");
            mentions.walk(answering, kind(answering.path("type").stringValue(null)));
        }
        mentions.walk(effect.ids(), null);
        mentions.walk(effect.resource(), null);
        return mentions.found;
    }

    /** The kind that the type of a message, or of a form's subject, begins with. */
    private static @Nullable Kind kind(@Nullable String type) {
        int colon = type == null ? -1 : type.indexOf(':');
        return type == null ? null : SUBJECTS.get(colon < 0 ? type : type.substring(0, colon));
    }

    /** Adds the record that a JSON object is, if its kind is known, and those nested in it. */
    private void walk(@Nullable JsonNode node, @Nullable Kind kind) {
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        if (kind != null) {
            add(object, kind);
        }
        NESTED.forEach((member, nested) -> {
            JsonNode inside = object.path(member);
            walk(inside, nested);
            if (inside.isArray()) {
                inside.forEach(item -> walk(item, nested));
            }
        });
    }

    private void add(ObjectNode object, Kind kind) {
        JsonNode id = object.path("id");
        if (id.isIntegralNumber() && id.canConvertToLong()) {
            found.add(NameDigest.of(new RecordId(account, kind, id.longValue())));
        }
        JsonNode importId = object.path("import_id");
        if (importId.isString() && !importId.stringValue().isBlank()) {
            found.add(NameDigest.of(ImportKey.of(account, kind, importId.stringValue())));
        }
    }
}
