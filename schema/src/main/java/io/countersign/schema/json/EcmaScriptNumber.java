package io.countersign.schema.json;

import java.math.BigDecimal;
import tools.jackson.core.io.schubfach.DoubleToDecimal;
import tools.jackson.databind.JsonNode;

/**
 * Numbers as ECMAScript writes them (ECMA-262, Number::toString, which RFC 8785, section 3.2.2.3, asks for): the fewest
 * digits that give the double back, and of those the closest to it.
 */
final class EcmaScriptNumber {
    /** 2 to the power of 53: up to here every integer is a double. */
    private static final long EXACT_INTEGERS = 1L << 53;

    private EcmaScriptNumber() {}

    static String of(JsonNode number) {
        if (number.isInt() || number.isLong()) {
            long value = number.longValue();
            if (value >= -EXACT_INTEGERS && value <= EXACT_INTEGERS) {
                return Long.toString(value);
            }
        }
        return of(number.numberValue().doubleValue());
    }

    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new NotCanonicalException("a number is finite as an IEEE 754 double");
        }
        if (value == 0) {
            return "0";
        }
        return (value < 0 ? "-" : "") + layOut(shortest(Math.abs(value)));
    }

    /** Whether what {@link #of(JsonNode)} writes has the exact value of the number. */
    static boolean isExact(JsonNode number) {
        double value = number.numberValue().doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return false;
        }
        return new BigDecimal(of(number)).compareTo(number.decimalValue()) == 0;
    }

    /** Of the decimals with the fewest digits that give the double back, the closest one; without trailing zeros. */
    private static BigDecimal shortest(double value) {
        BigDecimal found = new BigDecimal(DoubleToDecimal.toString(value)).stripTrailingZeros();
        return found.precision() == 2 ? oneDigit(value, found) : found;
    }

    /** Java asks for two digits at least, so where one is enough it may have chosen a closer decimal of two. */
    private static BigDecimal oneDigit(double value, BigDecimal twoDigits) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal best = twoDigits;
        BigDecimal bestDistance = null;
        int scale = twoDigits.scale() - 1;
        long tens = twoDigits.unscaledValue().longValueExact() / 10;
        for (long digit = tens; digit <= tens + 1; digit++) {
            BigDecimal candidate = BigDecimal.valueOf(digit, scale);
            BigDecimal distance = candidate.subtract(exact).abs();
            boolean closer = bestDistance == null || distance.compareTo(bestDistance) < 0;
            if (candidate.doubleValue() == value && closer) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.stripTrailingZeros();
    }

    /** The four forms of Number::toString, whose names are kept: k digits, and the decimal point after the n-th. */
    private static String layOut(BigDecimal decimal) {
        String digits = decimal.unscaledValue().toString();
        int k = digits.length();
        int n = k - decimal.scale();
        if (k <= n && n <= 21) {
            return digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + digits;
        }
        String fraction = k == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (n > 0 ? "+" : "-") + Math.abs(n - 1);
    }
}
