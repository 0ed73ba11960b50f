package io.countersign.schema.message;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.problem.ErrorCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of one object of a payload, as the readers of message types see them. A member of another type than the
 * one asked for counts as absent: the JSON Schema has reported it.
 */
public final class Members {
    /** The greatest length of a list; longer ones are not read, as the JSON Schema has reported them. */
    private static final int MOST_ITEMS = 1_000;

    private final ObjectNode node;
    private final Place place;
    private final Findings findings;
    private final LocalDate today;

    Members(ObjectNode node, Place place, Findings findings, LocalDate today) {
        this.node = node;
        this.place = place;
        this.findings = findings;
        this.today = today;
    }

    /** Where the object stands in the payload. */
    public String pointer() {
        return place.pointer();
    }

    /** Reports a problem with the object. */
    public void report(ErrorCode code, String message) {
        findings.add(code, place.pointer(), message);
    }

    /** Reports a problem with a member, be it there or not. */
    public void report(ErrorCode code, String name, String message) {
        findings.add(code, place.member(name).pointer(), message);
    }

    /** Whether the member is there and null. */
    public boolean isNull(String name) {
        return node.path(name).isNull();
    }

    /** Whether the member is there and true. */
    public boolean isTrue(String name) {
        return node.path(name).booleanValue(false);
    }

    /** A text with content; null where there is none. */
    public @Nullable String content(String name) {
        String text = string(name);
        return text == null || WhiteSpace.fills(text) ? null : text;
    }

    /** Whether the member is a text without content. */
    public boolean isBlank(String name) {
        String text = string(name);
        return text != null && WhiteSpace.fills(text);
    }

    /** A text; one without content clears. */
    public Patch<String> text(String name) {
        String text = string(name);
        if (text == null) {
            return isNull(name) ? Patch.clear() : Patch.keep();
        }
        return WhiteSpace.fills(text) ? Patch.clear() : Patch.put(text);
    }

    /** A text as it stands; null where there is none. */
    @Nullable
    String string(String name) {
        JsonNode value = node.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** The texts of a list. */
    public List<String> texts(String name) {
        return node.path(name)
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    /** A truth value. */
    public Patch<Boolean> flag(String name) {
        return patch(name, JsonNode::isBoolean, JsonNode::booleanValue);
    }

    /** A number. */
    public Patch<BigDecimal> number(String name) {
        return patch(name, JsonNode::isNumber, JsonNode::decimalValue);
    }

    /** An object whose members say what becomes of each. */
    public Patch<ObjectNode> mapping(String name) {
        return patch(name, JsonNode::isObject, JsonNode::asObject);
    }

    /** A day that exists, from 1000-01-01 to today. */
    public Patch<LocalDate> pastDay(String name) {
        return Days.past(this, name, today);
    }

    /** The member {@code id}; null where it is absent. */
    public @Nullable Long id() {
        JsonNode value = node.get("id");
        return value != null && value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }

    /** The members {@code id} and {@code import_id}. */
    public RecordKey key() {
        return new RecordKey(id(), content("import_id"));
    }

    /** SHA-256 of the canonical form of the whole object, trimmed as all texts are. */
    public Bytes fingerprint() {
        return CanonicalJson.of(node).sha256();
    }

    /** An object; null where there is none. */
    public @Nullable Members object(String name) {
        return node.get(name) instanceof ObjectNode object ? at(object, place.member(name)) : null;
    }

    /** The content of an object as it stands; empty where there is none. */
    public ObjectNode tree(String name) {
        return node.get(name) instanceof ObjectNode object ? object : node.objectNode();
    }

    /** A member of any type as it stands; null where it is absent. */
    @Nullable
    JsonNode value(String name) {
        return node.get(name);
    }

    /** The items of a list, none of which may have the id of another. */
    public List<Members> items(String name) {
        JsonNode array = node.path(name);
        if (!array.isArray() || array.size() > MOST_ITEMS) {
            return List.of();
        }
        Place list = place.member(name);
        List<Members> items = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof ObjectNode object) {
                items.add(at(object, list.item(i)));
            }
        }
        Unique.in(items, Members::id, "another item of this list has the same id");
        return items;
    }

    private Members at(ObjectNode object, Place where) {
        return new Members(object, where, findings, today);
    }

    private <T> Patch<T> patch(String name, Predicate<JsonNode> fits, Function<JsonNode, T> reading) {
        JsonNode value = node.get(name);
        if (value == null) {
            return Patch.keep();
        }
        if (value.isNull()) {
            return Patch.clear();
        }
        return fits.test(value) ? Patch.put(reading.apply(value)) : Patch.keep();
    }
}
