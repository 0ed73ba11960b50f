package io.countersign.gateway.infoodle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** How the values of a property are written, and what they become in a message. */
interface Format {
    /** No id and no number of a list has more digits. */
    int MOST_DIGITS = 19;

    /** Digits, perhaps with a sign, as many as numbers may have. */
    Pattern INTEGER_TEXT = Pattern.compile("-?[0-9]{1," + MOST_DIGITS + "}");

    /** The value in a message, for one that has content. */
    JsonNode read(JsonNode value) throws BadValueException;

    /** Whether a value says nothing: null, or text without content. */
    static boolean isBlank(JsonNode value) {
        return value.isNull() || (value.isString() && value.stringValue().isBlank());
    }

    /** Text, taken as it is. */
    static JsonNode text(JsonNode value) throws BadValueException {
        if (!value.isString()) {
            throw new BadValueException("Must be text");
        }
        return value;
    }

    /** An integer, as a number or as text. */
    static JsonNode integer(JsonNode value) throws BadValueException {
        return BigIntegerNode.valueOf(whole(value));
    }

    /** An integer that names an item of a list, kept as the text of its digits. */
    static JsonNode integerAsText(JsonNode value) throws BadValueException {
        return StringNode.valueOf(whole(value).toString());
    }

    /** 1 or 0, as a number or as text; true and false mean the same. */
    static JsonNode flag(JsonNode value) throws BadValueException {
        if (value.isBoolean()) {
            return value;
        }
        String text = text(value, "");
        if (!text.equals("1") && !text.equals("0")) {
            throw new BadValueException("Must be 0 or 1");
        }
        return BooleanNode.valueOf(text.equals("1"));
    }

    /** One of the listed values, as text or, where it is an integer, as a number. */
    static Format oneOf(Map<String, String> meanings) {
        return value -> {
            String meaning = meanings.get(text(value, ""));
            if (meaning == null) {
                throw new BadValueException("Must be one of " + String.join(", ", meanings.keySet()));
            }
            return StringNode.valueOf(meaning);
        };
    }

    private static String text(JsonNode value, String otherwise) {
        if (value.isString()) {
            return value.stringValue().strip();
        }
        return value.isIntegralNumber() ? value.bigIntegerValue().toString() : otherwise;
    }

    private static BigInteger whole(JsonNode value) throws BadValueException {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            if (number.precision() - number.scale() <= MOST_DIGITS
                    && number.stripTrailingZeros().scale() <= 0) {
                return number.toBigIntegerExact();
            }
        }
        String text = value.isString() ? value.stringValue().strip() : "";
        if (!INTEGER_TEXT.matcher(text).matches()) {
            throw new BadValueException("Must be an integer");
        }
        return new BigInteger(text);
    }
}
