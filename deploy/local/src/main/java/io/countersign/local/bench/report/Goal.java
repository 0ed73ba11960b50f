package io.countersign.local.bench.report;

/**
 * A figure that is to be reached.
 *
 * @param wanted in words
 * @param measured in words
 */
public record Goal(String figure, String wanted, String measured, boolean reached) {
    /** One that is reached by what is at least so much. */
    public static Goal atLeast(String figure, double wanted, double measured) {
        return new Goal(figure, "≥ " + Numbers.text(wanted), Numbers.text(measured), measured >= wanted);
    }

    /** One that is reached by what is at most so much. */
    public static Goal atMost(String figure, double wanted, double measured) {
        return new Goal(figure, "≤ " + Numbers.text(wanted), Numbers.text(measured), measured <= wanted);
    }
}
