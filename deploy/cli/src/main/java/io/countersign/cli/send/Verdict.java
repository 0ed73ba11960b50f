package io.countersign.cli.send;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.AckStatus;

/**
 * What became of a row.
 *
 * @param status of its ack; {@code not_sent}, {@code accepted} or {@code not_acknowledged} for a row without one
 * @param result of its ack; {@code invalid}, {@code sent} or the reason for a row without one
 */
record Verdict(String status, String result) implements Comparable<Verdict> {
    /** Refused before it was sent. */
    static final Verdict INVALID = new Verdict("not_sent", "invalid");

    /** Taken by the broker, and nobody waits for more. */
    static final Verdict SENT = new Verdict("accepted", "sent");

    /** Taken by the broker, but the ack did not come in time. */
    static final Verdict NO_ACK = new Verdict("not_acknowledged", "timeout");

    /** Not taken by the broker. */
    static final Verdict NOT_ACCEPTED = new Verdict("not_acknowledged", "not_accepted");

    static Verdict of(AckResult result) {
        return new Verdict(result.status().text(), result.text());
    }

    /** Whether the row has to be corrected. */
    boolean isRefused() {
        return equals(INVALID) || status.equals(AckStatus.FAILED.text()) || status.equals(AckStatus.REJECTED.text());
    }

    /** Whether the row is done with. */
    boolean isFinal() {
        return !equals(NO_ACK) && !equals(NOT_ACCEPTED);
    }

    @Override
    public int compareTo(Verdict other) {
        return (status + " " + result).compareTo(other.status + " " + other.result);
    }
}
