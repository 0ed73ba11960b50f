package io.countersign.schema.json;

import io.countersign.schema.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The canonical form of JSON values that RFC 8785 defines: no white space, members sorted by the UTF-16 code units of
 * their names, numbers as ECMAScript writes them, as few escapes as possible.
 */
public final class CanonicalJson {
    private final Utf8Text text = new Utf8Text();

    private CanonicalJson() {}

    /**
     * The canonical form as UTF-8. Numbers are taken as IEEE 754 doubles, which alters those that no double holds (RFC
     * 8785, section 3.2.2.3; see {@link #keepsNumbers}). Throws {@link NotCanonicalException} for infinite numbers,
     * NaN, lone surrogates, and nodes that are not JSON.
     */
    public static Bytes of(JsonNode node) {
        CanonicalJson writer = new CanonicalJson();
        writer.value(node);
        return writer.text.toBytes();
    }

    /** Whether the canonical form has every number with its exact value. */
    public static boolean keepsNumbers(JsonNode node) {
        if (node.isNumber()) {
            return EcmaScriptNumber.isExact(node);
        }
        for (JsonNode child : node) {
            if (!keepsNumbers(child)) {
                return false;
            }
        }
        return true;
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> text.string(node.stringValue());
            case NUMBER -> text.ascii(EcmaScriptNumber.of(node));
            case BOOLEAN -> text.ascii(node.booleanValue() ? "true" : "false");
            case NULL -> text.ascii("null");
            default -> throw new NotCanonicalException("a " + node.getNodeType() + " node is not JSON");
        }
    }

    private void object(JsonNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        members.sort(Map.Entry.comparingByKey());
        char separator = '{';
        for (Map.Entry<String, JsonNode> member : members) {
            text.ascii(separator);
            text.string(member.getKey());
            text.ascii(':');
            value(member.getValue());
            separator = ',';
        }
        text.ascii(members.isEmpty() ? "{}" : "}");
    }

    private void array(JsonNode array) {
        char separator = '[';
        for (JsonNode item : array) {
            text.ascii(separator);
            value(item);
            separator = ',';
        }
        text.ascii(array.isEmpty() ? "[]" : "]");
    }
}
