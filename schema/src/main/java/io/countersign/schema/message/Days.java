package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads calendar days; {@link LocalDate#parse} would do, at several times the cost of a whole member. */
public final class Days {
    /** The rule in English, for messages to people. */
    public static final String RULE = "must be a date that exists, written as YYYY-MM-DD";

    /** Earlier years are typing errors and placeholders, such as year 1. */
    private static final LocalDate EARLIEST = LocalDate.of(1000, 1, 1);

    /** Java counts a year before year 1; the calendar and PostgreSQL have none. */
    private static final String NO_YEAR = "0000";

    private Days() {}

    /** A member that is a day from 1000-01-01 to today; reports one that is not. */
    static Patch<LocalDate> past(Members members, String name, LocalDate today) {
        String text = members.string(name);
        if (text == null) {
            return members.isNull(name) ? Patch.clear() : Patch.keep();
        }
        LocalDate day = parse(text);
        if (day == null) {
            members.report(ErrorCode.WRONG_FORMAT, name, RULE);
            return Patch.keep();
        }
        if (day.isAfter(today)) {
            members.report(ErrorCode.IN_FUTURE, name, "must not lie in the future");
        } else if (day.isBefore(EARLIEST)) {
            members.report(ErrorCode.OUT_OF_RANGE, name, "must not lie before " + EARLIEST);
        }
        return Patch.put(day);
    }

    /** The day; null if the text is not ten characters as YYYY-MM-DD or the calendar has no such day. */
    public static @Nullable LocalDate parse(String text) {
        if (!Digits.fill("0000-00-00", text) || text.startsWith(NO_YEAR)) {
            return null;
        }
        try {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
