package io.countersign.gateway.infoodle;

/** A value is not written as its property asks; the message names the rule. */
final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    BadValueException(String rule) {
        super(rule, null, false, false);
        this.rule = rule;
    }

    /** What the value must be, in English. */
    String rule() {
        return rule;
    }
}
