package io.countersign.local.bench.floors;

/**
 * What one part of the work alone can do on this machine, with all of its processors.
 *
 * @param name what is done, as the report says it
 * @param perSecond messages
 */
public record Floor(String name, double perSecond) {
    /** What one message costs, microseconds. */
    public double micros() {
        return 1e6 / perSecond;
    }
}
