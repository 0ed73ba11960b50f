package io.countersign.schema.json;

/**
 * Bounds on JSON text; all inclusive.
 *
 * @param maxDepth objects and arrays inside one another, the outermost one counted
 * @param maxStringLength UTF-16 code units of one string
 * @param maxNumberLength characters of one number as written
 * @param maxNameLength UTF-16 code units of one member name
 */
public record JsonLimits(int maxDepth, int maxStringLength, int maxNumberLength, int maxNameLength) {
    private static final JsonLimits DEFAULTS = new JsonLimits(32, 1_048_576, 100, 256);

    /** Refuses bounds below 1 with {@link IllegalArgumentException}. */
    public JsonLimits {
        if (maxDepth < 1 || maxStringLength < 1 || maxNumberLength < 1 || maxNameLength < 1) {
            throw new IllegalArgumentException("JSON limits are at least 1");
        }
    }

    /** Depth 32, strings as long as the greatest record of 1 MiB, numbers of 100 characters, names of 256. */
    public static JsonLimits defaults() {
        return DEFAULTS;
    }

    /** What these leave to a payload, which stands in its envelope, one object deeper. */
    public JsonLimits ofPayload() {
        return new JsonLimits(maxDepth - 1, maxStringLength, maxNumberLength, maxNameLength);
    }
}
