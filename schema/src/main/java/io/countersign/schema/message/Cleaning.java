package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One walk over a payload before its schema is looked at: trims texts, writes integers as integers, and reports what
 * PostgreSQL cannot keep in a text or in JSON.
 */
final class Cleaning {
    /** Members whose content stays as it is: free text, and any JSON. */
    private static final Set<String> VERBATIM = Set.of("note", "data", "traits");

    /** Decimal exponents that an IEEE 754 double holds, which is what RFC 8785 asks of numbers. */
    private static final int LEAST_EXPONENT = -308;

    private static final int GREATEST_EXPONENT = 307;

    private final Findings findings;

    Cleaning(Findings findings) {
        this.findings = findings;
    }

    void clean(ObjectNode payload) {
        object(payload, Place.ROOT, false);
    }

    private void object(ObjectNode node, Place place, boolean verbatim) {
        List<String> unstorable = new ArrayList<>(0);
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey();
            if (name.indexOf('\0') >= 0) {
                findings.add(ErrorCode.WRONG_FORMAT, place.pointer(), "no member name may contain U+0000");
                unstorable.add(name);
                continue;
            }
            boolean asItIs = verbatim || VERBATIM.contains(name);
            member.setValue(value(member.getValue(), place.member(name), asItIs));
        }
        // Nothing further may be said of such a member: its name cannot stand in an answer that is stored.
        unstorable.forEach(node::remove);
    }

    private void array(ArrayNode node, Place place, boolean verbatim) {
        for (int i = 0; i < node.size(); i++) {
            node.set(i, value(node.get(i), place.item(i), verbatim));
        }
    }

    private JsonNode value(JsonNode value, Place place, boolean verbatim) {
        if (value instanceof ObjectNode object) {
            object(object, place, verbatim);
        } else if (value instanceof ArrayNode array) {
            array(array, place, verbatim);
        } else if (value.isString()) {
            return text(value, place, verbatim);
        } else if (value.isBigDecimal() || value.isBigInteger()) {
            return number(value, place, verbatim);
        }
        return value;
    }

    private JsonNode text(JsonNode node, Place place, boolean verbatim) {
        String text = node.stringValue();
        if (text.indexOf('\0') >= 0) {
            findings.add(ErrorCode.WRONG_FORMAT, place.pointer(), "no text may contain U+0000");
        }
        return verbatim || !WhiteSpace.surrounds(text) ? node : StringNode.valueOf(WhiteSpace.trim(text));
    }

    private JsonNode number(JsonNode node, Place place, boolean verbatim) {
        BigDecimal number = node.decimalValue();
        long exponent = (long) number.precision() - number.scale() - 1;
        if (number.signum() != 0 && (exponent < LEAST_EXPONENT || exponent > GREATEST_EXPONENT)) {
            findings.add(
                    ErrorCode.OUT_OF_RANGE,
                    place.pointer(),
                    "a number that is not 0 must be of a size from 1e-308 to below 1e308");
            // Written out, such a number could fill the memory; this one is harmless.
            return IntNode.valueOf(0);
        }
        return verbatim || number.stripTrailingZeros().scale() > 0 ? node : integer(number);
    }

    private static JsonNode integer(BigDecimal number) {
        JsonNode integer = BigIntegerNode.valueOf(number.toBigIntegerExact());
        return integer.canConvertToLong() ? LongNode.valueOf(integer.longValue()) : integer;
    }
}
