package io.countersign.producer;

import java.time.Duration;

/**
 * How much a client waits for, and how long.
 *
 * @param maxInFlight messages that may wait for their acks at one time, at least 1; sending one more blocks
 * @param ackTimeout after which an ack that has not come is given up, more than zero
 * @param closeTimeout how long closing waits for the acks of what was sent, at least zero
 */
public record Limits(int maxInFlight, Duration ackTimeout, Duration closeTimeout) {
    /** 10,000 messages, and a minute for each wait. */
    public static final Limits DEFAULT = new Limits(10_000, Duration.ofMinutes(1), Duration.ofMinutes(1));

    /** Any number of messages, which wait for ever, but for no ack at closing. */
    public static final Limits NONE = new Limits(Integer.MAX_VALUE, Duration.ofDays(365), Duration.ZERO);

    /** Throws {@link IllegalArgumentException} for values out of their ranges. */
    public Limits {
        if (maxInFlight < 1 || ackTimeout.isNegative() || ackTimeout.isZero() || closeTimeout.isNegative()) {
            throw new IllegalArgumentException("limits are at least 1 message, more than no time for an ack, "
                    + "and no negative time for closing");
        }
    }

    /** These with another number of messages. */
    public Limits withMaxInFlight(int messages) {
        return new Limits(messages, ackTimeout, closeTimeout);
    }

    /** These with another time for each ack. */
    public Limits withAckTimeout(Duration timeout) {
        return new Limits(maxInFlight, timeout, closeTimeout);
    }

    /** These with another time for closing. */
    public Limits withCloseTimeout(Duration timeout) {
        return new Limits(maxInFlight, ackTimeout, timeout);
    }
}
