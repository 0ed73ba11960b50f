package io.countersign.consumer;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boundaries between the steps of a batch. At one of them the process can be made to end as a crash ends it, so
 * that tests show what is left behind: {@code -Dcountersign.fail-point=mid-apply:3} is the third batch in the middle of
 * its database transaction. Nothing else can set them, and they do nothing otherwise.
 */
public enum FailPoint {
    /** A batch was delivered; nothing is done about it yet. */
    AFTER_POLL,
    /** Its records are verified and decoded. */
    AFTER_VERIFY,
    /** Its changes are in the database's transaction, its ledger rows and its end are not. */
    MID_APPLY,
    /** The database has committed it; no ack was sent. */
    AFTER_DATABASE_COMMIT,
    /** Its acks are on their way to the broker, the offsets are not. */
    MID_ACK,
    /** Acks and offsets are with the broker, the end of their transaction is not. */
    BEFORE_OFFSET_COMMIT;

    /** The system property: the name in lower case with hyphens, and after a colon the how manieth pass, 1 if none. */
    public static final String PROPERTY = "countersign.fail-point";

    /** What the process ends with, unlike any other end of it. */
    public static final int EXIT_CODE = 86;

    private static final Logger LOG = LoggerFactory.getLogger(FailPoint.class);
    private static final AtomicLong PASSES = new AtomicLong();
    private static volatile @Nullable FailPoint armed;
    private static volatile long deadly;

    /** How the property names it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Ends the process if this is the pass that the property names. */
    public void pass() {
        if (armed == this && PASSES.incrementAndGet() == deadly) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** Reads the property; throws {@link IllegalArgumentException} where it names no point or no positive number. */
    static void arm(@Nullable String property) {
        if (property == null) {
            return;
        }
        String[] parts = property.split(":", 2);
        FailPoint named = Arrays.stream(values())
                .filter(point -> point.text().equals(parts[0]))
                .findFirst()
                .orElseThrow(() -> wrong(property));
        deadly = parts.length == 1 ? 1 : number(property, parts[1]);
        armed = named;
        LOG.warn("this process will end, as if it crashed, at {}", property);
    }

    private static long number(String property, String digits) {
        if (!digits.matches("[1-9][0-9]{0,17}")) {
            throw wrong(property);
        }
        return Long.parseLong(digits);
    }

    private static IllegalArgumentException wrong(String property) {
        return new IllegalArgumentException(PROPERTY + " is '" + property + "', but must be one of "
                + Arrays.stream(values()).map(FailPoint::text).collect(Collectors.joining(", "))
                + ", and may go on with a colon and a number from 1 on");
    }
}
