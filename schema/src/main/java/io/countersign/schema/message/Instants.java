package io.countersign.schema.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads ISO 8601 instants in UTC with up to microseconds, and no other form that {@link Instant#parse} would take. */
final class Instants {
    static final String RULE =
            "must be an instant in UTC written as 2026-02-03T04:05:06Z, with at most 6 digits after the seconds";

    private static final String SECONDS = "0000-00-00T00:00:00";
    private static final String FRACTION = ".000000";
    private static final int NANOS_DIGITS = 9;

    private Instants() {}

    /** The instant; null if the text is not written that way or no calendar or clock shows it. */
    static @Nullable Instant parse(String text) {
        int end = text.length() - 1;
        if (end < SECONDS.length() || text.charAt(end) != 'Z') {
            return null;
        }
        LocalDate day = Days.parse(text.substring(0, 10));
        String fraction = text.substring(SECONDS.length(), end);
        if (day == null || !Digits.fill(SECONDS, text.substring(0, SECONDS.length())) || !isFraction(fraction)) {
            return null;
        }
        try {
            LocalTime time = LocalTime.of(number(text, 11), number(text, 14), number(text, 17), nanos(fraction));
            return day.atTime(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isFraction(String text) {
        return text.isEmpty()
                || (text.length() > 1
                        && text.length() <= FRACTION.length()
                        && Digits.fill(FRACTION.substring(0, text.length()), text));
    }

    private static int number(String text, int from) {
        return Integer.parseInt(text, from, from + 2, 10);
    }

    private static int nanos(String fraction) {
        if (fraction.isEmpty()) {
            return 0;
        }
        String digits = fraction.substring(1);
        return Integer.parseInt(digits + "0".repeat(NANOS_DIGITS - digits.length()));
    }
}
