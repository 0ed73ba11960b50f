package io.countersign.consumer.domain;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON whose numbers all are decimals without trailing zeros, so that those of equal value are equal nodes. */
final class UniformNumbers {
    private UniformNumbers() {}

    static ObjectNode in(ObjectNode object) {
        ObjectNode uniform = JsonNodeFactory.instance.objectNode();
        object.forEachEntry((name, value) -> uniform.set(name, in(value)));
        return uniform;
    }

    static JsonNode in(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return in(object);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode uniform = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> uniform.add(in(item)));
            return uniform;
        }
        return value.isNumber() ? DecimalNode.valueOf(stripped(value.decimalValue())) : value;
    }

    private static BigDecimal stripped(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
