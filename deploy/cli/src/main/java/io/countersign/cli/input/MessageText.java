package io.countersign.cli.input;

import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** Cuts text out of a stream and counts its lines; holds no more than one message at a time. */
final class MessageText {
    /** Bytes that a message may have. */
    static final int LONGEST = 1 << 20;

    static final int END = -1;

    private final PushbackInputStream in;
    private byte[] taken = new byte[1024];
    private int length;
    private long line = 1;

    /** The stream is read byte by byte. */
    MessageText(InputStream in) {
        this.in = new PushbackInputStream(in);
    }

    /** The line of the next byte, counted from 1. */
    long line() {
        return line;
    }

    /** Goes over white space; returns the byte after it, which is not taken yet, or {@link #END}. */
    int skipWhiteSpace() throws IOException {
        int found = next();
        while (found == ' ' || found == '\t' || found == '\r' || found == '\n') {
            found = next();
        }
        back(found);
        return found;
    }

    /** Takes one byte. */
    int next() throws IOException {
        int found = in.read();
        line += found == '\n' ? 1 : 0;
        return found;
    }

    private void back(int found) throws IOException {
        if (found != END) {
            in.unread(found);
        }
    }

    /** The text up to the end of the line, which is taken as well. */
    Bytes restOfLine() throws IOException {
        for (int found = next(); found != END && found != '\n'; found = next()) {
            take(found);
        }
        return taken();
    }

    /** A line that was taken before, and all up to the end of the stream. */
    Bytes andRest(Bytes line) throws IOException {
        for (byte found : line.borrow()) {
            take(found);
        }
        take('\n');
        return rest();
    }

    /** The text up to the end of the stream. */
    Bytes rest() throws IOException {
        for (int found = next(); found != END; found = next()) {
            take(found);
        }
        return taken();
    }

    /** The text of one element of an array, up to the comma or bracket after it, which is not taken. */
    Bytes element() throws IOException {
        Nesting nesting = new Nesting();
        int found = next();
        while (found != END && !(nesting.isOutside() && (found == ',' || found == ']'))) {
            nesting.enter(found);
            take(found);
            found = next();
        }
        back(found);
        return taken();
    }

    /** Keeps one byte more than is allowed, which tells a text that is too long. */
    private void take(int found) {
        if (length > LONGEST) {
            return;
        }
        if (length == taken.length) {
            taken = Arrays.copyOf(taken, 2 * length);
        }
        taken[length++] = (byte) found;
    }

    private Bytes taken() {
        Bytes text = Bytes.wrap(Arrays.copyOf(taken, length));
        length = 0;
        return text;
    }
}
