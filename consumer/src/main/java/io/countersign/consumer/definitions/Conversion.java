package io.countersign.consumer.definitions;

import io.countersign.consumer.domain.FieldType;
import io.countersign.consumer.domain.ValueRule;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * How stored values follow their field to another type: a value is converted where its text is a value of the new type
 * that is written the very same way, and so could be converted back.
 */
final class Conversion {
    private Conversion() {}

    /** The value for the new rule; null where none would be the same. */
    static @Nullable JsonNode convert(JsonNode value, ValueRule rule) {
        if (value instanceof ArrayNode && rule.type() == FieldType.MULTI_CHOICE) {
            return rule.stored(value);
        }
        String text = text(value);
        JsonNode candidate = text == null ? null : value(text, rule.type());
        return candidate == null ? null : rule.stored(candidate);
    }

    /** Several choices have no text. */
    private static @Nullable String text(JsonNode value) {
        if (value instanceof ArrayNode several) {
            return several.size() == 1 ? several.get(0).stringValue() : null;
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    private static @Nullable JsonNode value(String text, FieldType type) {
        return switch (type) {
            case TEXT, DATE, CHOICE -> StringNode.valueOf(text);
            case MULTI_CHOICE -> JsonNodeFactory.instance.arrayNode().add(text);
            case BOOLEAN ->
                text.equals("true") || text.equals("false") ? BooleanNode.valueOf(text.equals("true")) : null;
            case NUMBER -> number(text);
        };
    }

    private static @Nullable JsonNode number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
            boolean small = Math.abs((long) shortest.precision() - shortest.scale()) <= 300;
            return small && shortest.toPlainString().equals(text) ? DecimalNode.valueOf(shortest) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
