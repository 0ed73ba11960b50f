package io.countersign.consumer.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Days and times as PostgreSQL's binary format has them: counted from the first day of 2000. */
final class BinaryTime {
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final long START = FIRST_DAY.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;

    private BinaryTime() {}

    static byte[] of(LocalDate day) {
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt(Math.toIntExact(ChronoUnit.DAYS.between(FIRST_DAY, day)))
                .array();
    }

    /** Times are kept to the microsecond. */
    static byte[] of(Instant time) {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(Math.multiplyExact(time.getEpochSecond() - START, MICROS_A_SECOND)
                        + time.getNano() / NANOS_A_MICRO)
                .array();
    }
}
