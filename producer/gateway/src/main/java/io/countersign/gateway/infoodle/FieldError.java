package io.countersign.gateway.infoodle;

/**
 * One entry of the answer's {@code errors}.
 *
 * @param fieldname the property as the caller spells it, for example {@code email[0].value}; empty for the call as a whole
 * @param message the rule in English
 */
record FieldError(String fieldname, String message) {
    /** What infoodle says of a property that it does not know, and of one that the caller may not set. */
    static final String INVALID_FIELD = "Invalid Field";

    /** What infoodle says of a property that must be there. */
    static final String MANDATORY = "Mandatory field not provided";
}
