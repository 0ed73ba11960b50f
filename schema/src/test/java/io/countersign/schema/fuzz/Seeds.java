package io.countersign.schema.fuzz;

import io.countersign.schema.bytes.Bytes;
import org.junit.jupiter.api.Named;

/** Inputs to begin with. */
final class Seeds {
    private static final int SHORT = 60;

    private Seeds() {}

    /** A text as input, named by its beginning as far as a report can show it. */
    static Named<byte[]> of(String text) {
        String start = text.length() > SHORT ? text.substring(0, SHORT) : text;
        String shown = start.replaceAll("[^ -~]", ".");
        return Named.of(text.length() + ": " + shown, Bytes.utf8(text).toArray());
    }
}
