package io.countersign.cli.output;

import io.countersign.schema.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Foreign bytes as text that no terminal takes for a command: what is not printable becomes an escape. */
public final class Printable {
    private Printable() {}

    /** UTF-8 as text with {@code \}{@code u001b} and the like, other bytes as {@code \x1b} and the like. */
    public static String of(Bytes bytes) {
        try {
            return of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.borrow()))
                    .toString());
        } catch (CharacterCodingException e) {
            StringBuilder text = new StringBuilder();
            for (byte each : bytes.borrow()) {
                text.append(
                        each >= ' ' && each < 0x7f && each != '\\' ? "" + (char) each : hex("\\x%02x", each & 0xff));
            }
            return text.toString();
        }
    }

    /** The same of a text, of which one line is made. */
    public static String of(String text) {
        return escaped(text, false);
    }

    /** The same of a text in several lines, which stay lines; JSON means the same afterwards. */
    public static String lines(String text) {
        return escaped(text.replace(System.lineSeparator(), "\n"), true);
    }

    private static String escaped(String text, boolean keepsLines) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isPlain(point) || (keepsLines && point == '\n')) {
                printable.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    printable.append(hex("\\u%04x", unit));
                }
            }
        });
        return printable.toString();
    }

    /** No control characters, nothing that turns the direction of text, no lone halves, nothing unassigned. */
    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String hex(String format, int value) {
        return String.format(format, value);
    }
}
