package io.countersign.consumer.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decimal numbers as PostgreSQL's binary format has them: digits of the base 10,000, some of them after the point. */
final class BinaryNumeric {
    private static final int DECIMALS_A_DIGIT = 4;
    private static final BigInteger BASE = BigInteger.valueOf(10_000);
    private static final short NEGATIVE = 0x4000;

    private BinaryNumeric() {}

    static byte[] of(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int fraction = (scale + DECIMALS_A_DIGIT - 1) / DECIMALS_A_DIGIT;
        Deque<Short> digits =
                digits(value.abs().setScale(fraction * DECIMALS_A_DIGIT).unscaledValue());
        ByteBuffer numeric = ByteBuffer.allocate((4 + digits.size()) * Short.BYTES);
        numeric.putShort((short) digits.size()).putShort((short) (digits.size() - fraction - 1));
        numeric.putShort(value.signum() < 0 ? NEGATIVE : 0).putShort((short) scale);
        digits.forEach(numeric::putShort);
        return numeric.array();
    }

    private static Deque<Short> digits(BigInteger unscaled) {
        Deque<Short> digits = new ArrayDeque<>();
        for (BigInteger rest = unscaled; rest.signum() > 0; rest = rest.divide(BASE)) {
            digits.addFirst(rest.mod(BASE).shortValueExact());
        }
        return digits;
    }
}
