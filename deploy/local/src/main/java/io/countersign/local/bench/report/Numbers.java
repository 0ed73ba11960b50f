package io.countersign.local.bench.report;

import java.util.Locale;

/** Numbers for people: three digits that count, thousands apart. */
final class Numbers {
    private static final double LARGE = 100;

    private Numbers() {}

    static String text(double number) {
        return Math.abs(number) >= LARGE
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%.3g", number);
    }
}
