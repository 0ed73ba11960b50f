package io.countersign.schema.json;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * One pass over the tokens of a JSON text under all the rules of strictness. What ends the reading is thrown; what does
 * not (a name that stands twice, half of a surrogate pair) is collected. To be used by one thread and closed.
 */
public final class StrictTokens implements AutoCloseable {
    /** Reading stops when so many problems were collected, because a hostile text could hold any number. */
    public static final int MAX_PROBLEMS = 100;

    private static final JsonFactory FACTORY = factory();

    private final JsonParser parser;
    private final TokenRules rules;

    private StrictTokens(Bytes text, JsonLimits limits, boolean surrogateEscapes) {
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), text.borrow());
        this.rules = new TokenRules(parser, limits, surrogateEscapes, text.length() > limits.maxStringLength());
    }

    /** Starts reading; throws when the bytes are not UTF-8. */
    public static StrictTokens open(Bytes text, JsonLimits limits) throws MalformedJsonException {
        Encoding encoding = Encoding.of(text);
        if (!encoding.utf8()) {
            throw new MalformedJsonException(new Problem(ErrorCode.WRONG_FORMAT, "", "JSON text is encoded as UTF-8"));
        }
        return new StrictTokens(text, limits, encoding.surrogateEscapes());
    }

    /** Goes on to the next token; throws at the end of the text, see {@link #expectEnd}. */
    public JsonToken next() throws MalformedJsonException {
        JsonToken token = advance();
        if (token == null) {
            throw rules.fatal(ErrorCode.WRONG_FORMAT, "the JSON text ends too early");
        }
        return token;
    }

    /** Refuses anything but white space after the value that was read. */
    public void expectEnd() throws MalformedJsonException {
        if (advance() != null) {
            throw new MalformedJsonException(
                    new Problem(ErrorCode.WRONG_FORMAT, "", "nothing but white space follows the JSON value"));
        }
    }

    /** After the start of an object or array: goes on to its end. After any other token: stays. */
    public void skipValue(JsonToken token) throws MalformedJsonException {
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return;
        }
        int outside = rules.depth() - 1;
        while (rules.depth() > outside) {
            next();
        }
    }

    /** The name of the member that the current token names or belongs to. */
    public String name() {
        return parser.currentName();
    }

    /** The text of the current string, name or number. */
    public String text() throws MalformedJsonException {
        try {
            return parser.getString();
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    /** The current integer in the smallest of {@code Integer}, {@code Long} and {@code BigInteger} that holds it. */
    public Number integer() throws MalformedJsonException {
        try {
            return parser.getNumberValue();
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    /** The exact value of the current number with a fraction or exponent. */
    public BigDecimal decimal() throws MalformedJsonException {
        return new BigDecimal(text());
    }

    /** Where the current token starts, in bytes from the beginning of the text. */
    public int start() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Where the last token ended, in bytes; exact only after the end of an object or array. */
    public int end() {
        return (int) parser.currentLocation().getByteOffset();
    }

    /** The pointer to the current value. */
    public String pointer() {
        return rules.pointer();
    }

    /** Collects a problem at the current value; throws when that were too many. */
    public void report(ErrorCode code, String message) throws MalformedJsonException {
        rules.report(code, pointer(), message);
    }

    /** Collects a problem at a place of the caller's choice; throws when that were too many. */
    public void report(ErrorCode code, String pointer, String message) throws MalformedJsonException {
        rules.report(code, pointer, message);
    }

    /** What was collected so far. */
    public List<Problem> problems() {
        return rules.problems();
    }

    @Override
    public void close() {
        parser.close();
    }

    private @Nullable JsonToken advance() throws MalformedJsonException {
        try {
            JsonToken token = parser.nextToken();
            if (token != null) {
                rules.check(token);
            }
            return token;
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private MalformedJsonException broken(JacksonException e) {
        if (e instanceof UnexpectedEndOfInputException) {
            return rules.fatal(ErrorCode.WRONG_FORMAT, "the JSON text ends too early");
        }
        return rules.fatal(ErrorCode.WRONG_FORMAT, "the text is not JSON around byte " + end());
    }

    private static JsonFactory factory() {
        StreamReadConstraints checkedByRules = StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(checkedByRules)
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
    }
}
