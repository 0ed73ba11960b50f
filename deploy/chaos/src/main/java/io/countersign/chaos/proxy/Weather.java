package io.countersign.chaos.proxy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How a network treats what it is to forward, until it changes; counts what it did harm to. */
public final class Weather {
    private static final byte[] COMMITTED = {'C', 'O', 'M', 'M', 'I', 'T', 0};
    private static final long LONGEST_MILLIS = 600_000;

    private enum Kind {
        FINE,
        REFUSED,
        FROZEN,
        DELAYED,
        THROTTLED,
        CUT_AT_COMMIT
    }

    private final Kind kind;
    private final long amount;
    private final AtomicInteger harmed = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Weather(Kind kind, long amount) {
        this.kind = kind;
        this.amount = amount;
    }

    /** Forwards at once. */
    public static Weather fine() {
        return new Weather(Kind.FINE, 0);
    }

    /** Resets new connections. */
    public static Weather refused() {
        return new Weather(Kind.REFUSED, 0);
    }

    /** Holds everything back, and forwards it when the weather changes. */
    public static Weather frozen() {
        return new Weather(Kind.FROZEN, 0);
    }

    /** Holds each piece back for so long. */
    public static Weather delayed(Duration delay) {
        return new Weather(Kind.DELAYED, delay.toMillis());
    }

    /** Forwards at most so many bytes a second in each direction of each connection. */
    public static Weather throttled(long bytesPerSecond) {
        return new Weather(Kind.THROTTLED, bytesPerSecond);
    }

    /** Lets a commit reach the database, and resets the connection instead of forwarding its confirmation. */
    public static Weather cutAtCommit() {
        return new Weather(Kind.CUT_AT_COMMIT, 0);
    }

    /** How often it did harm so far. */
    public int harmed() {
        return harmed.get();
    }

    boolean isRefused() {
        return kind == Kind.REFUSED && harmed.incrementAndGet() > 0;
    }

    /** Waits as long as this piece is held back; returns whether it may be forwarded at all. */
    boolean pass(byte[] piece, int length, boolean fromServer) throws InterruptedException {
        switch (kind) {
            case FROZEN -> hold(LONGEST_MILLIS);
            case DELAYED -> hold(amount);
            case THROTTLED -> hold(length * 1_000L / amount);
            case CUT_AT_COMMIT -> {
                if (fromServer && holds(piece, length)) {
                    harmed.incrementAndGet();
                    return false;
                }
            }
            default -> {}
        }
        return true;
    }

    private void hold(long millis) throws InterruptedException {
        harmed.incrementAndGet();
        var unused = ended.await(millis, TimeUnit.MILLISECONDS);
    }

    private static boolean holds(byte[] piece, int length) {
        for (int start = 0; start + COMMITTED.length <= length; start++) {
            int same = 0;
            while (same < COMMITTED.length && piece[start + same] == COMMITTED[same]) {
                same++;
            }
            if (same == COMMITTED.length) {
                return true;
            }
        }
        return false;
    }

    void end() {
        ended.countDown();
    }
}
