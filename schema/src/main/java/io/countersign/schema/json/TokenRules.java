package io.countersign.schema.json;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import io.countersign.schema.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The rules that each token must keep beyond JSON's grammar, and what was found to break them. */
final class TokenRules {
    private static final int MAX_EXPONENT_DIGITS = 3;

    private final JsonParser parser;
    private final JsonLimits limits;
    private final boolean surrogateEscapes;
    private final boolean longStrings;
    private final Problems problems = new Problems();
    private final List<SeenNames> levels = new ArrayList<>();
    private int depth;
    private int problemCount;

    TokenRules(JsonParser parser, JsonLimits limits, boolean surrogateEscapes, boolean longStrings) {
        this.parser = parser;
        this.limits = limits;
        this.surrogateEscapes = surrogateEscapes;
        this.longStrings = longStrings;
    }

    void check(JsonToken token) throws MalformedJsonException {
        switch (token) {
            case START_OBJECT, START_ARRAY -> enter();
            case END_OBJECT, END_ARRAY -> depth--;
            case PROPERTY_NAME -> checkName(parser.currentName());
            case VALUE_STRING -> checkString();
            case VALUE_NUMBER_INT -> checkNumber();
            case VALUE_NUMBER_FLOAT -> {
                checkNumber();
                checkExponent(parser.getString());
            }
            default -> {}
        }
    }

    /** How many objects and arrays the present place is inside of. */
    int depth() {
        return depth;
    }

    String pointer() {
        return Surrogates.replaceLone(parser.streamReadContext().pathAsPointer().toString());
    }

    void report(ErrorCode code, String pointer, String message) throws MalformedJsonException {
        if (++problemCount >= StrictTokens.MAX_PROBLEMS) {
            throw new MalformedJsonException(new Problem(code, pointer, message));
        }
        problems.add(code, pointer, message);
    }

    List<Problem> problems() {
        return problems.list();
    }

    MalformedJsonException fatal(ErrorCode code, String message) {
        return new MalformedJsonException(new Problem(code, pointer(), message));
    }

    private void enter() throws MalformedJsonException {
        depth++;
        if (depth > limits.maxDepth()) {
            throw fatal(ErrorCode.OUT_OF_RANGE, "values nest at most " + limits.maxDepth() + " deep");
        }
        if (levels.size() < depth) {
            levels.add(new SeenNames());
        } else {
            levels.get(depth - 1).clear();
        }
    }

    private void checkName(String name) throws MalformedJsonException {
        if (name.length() > limits.maxNameLength()) {
            throw new MalformedJsonException(new Problem(
                    ErrorCode.TOO_LONG,
                    parent(),
                    "a member name has at most " + limits.maxNameLength() + " characters"));
        }
        if (!levels.get(depth - 1).add(name)) {
            report(ErrorCode.DUPLICATE_ITEM, pointer(), "a member stands once in an object");
        }
        checkSurrogates(name);
    }

    private void checkString() throws MalformedJsonException {
        if (!surrogateEscapes && !longStrings) {
            return;
        }
        String text = parser.getString();
        if (text.length() > limits.maxStringLength()) {
            throw fatal(ErrorCode.TOO_LONG, "a string has at most " + limits.maxStringLength() + " characters");
        }
        checkSurrogates(text);
    }

    private void checkSurrogates(String text) throws MalformedJsonException {
        if (surrogateEscapes && Surrogates.hasLone(text)) {
            report(ErrorCode.WRONG_FORMAT, pointer(), "no escape sequence stands for half of a surrogate pair");
        }
    }

    private void checkNumber() throws MalformedJsonException {
        if (parser.getStringLength() > limits.maxNumberLength()) {
            throw fatal(ErrorCode.OUT_OF_RANGE, "a number has at most " + limits.maxNumberLength() + " characters");
        }
    }

    private void checkExponent(String number) throws MalformedJsonException {
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (e < 0) {
            return;
        }
        boolean signed = number.charAt(e + 1) == '-' || number.charAt(e + 1) == '+';
        if (number.length() - e - (signed ? 2 : 1) > MAX_EXPONENT_DIGITS) {
            throw fatal(ErrorCode.OUT_OF_RANGE, "an exponent has at most " + MAX_EXPONENT_DIGITS + " digits");
        }
    }

    private String parent() {
        return Surrogates.replaceLone(
                parser.streamReadContext().getParent().pathAsPointer().toString());
    }
}
