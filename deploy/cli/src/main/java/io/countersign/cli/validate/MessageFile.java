package io.countersign.cli.validate;

import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A file of messages. One that starts with a bracket is a JSON array, one whose first line is a whole value or that is
 * named .jsonl or .ndjson has a message a line, any other is one message.
 */
record MessageFile(String name, InputStream in) {
    /** Hands over the messages one by one. */
    void forEach(Consumer<FoundMessage> action) throws IOException {
        MessageText text = new MessageText(in);
        boolean namedLines = name.endsWith(".jsonl") || name.endsWith(".ndjson");
        int first = text.skipWhiteSpace();
        if (first == MessageText.END) {
            return;
        }
        if (first == '[' && !namedLines) {
            array(text, action);
            return;
        }
        long line = text.line();
        Bytes firstLine = text.restOfLine();
        if (namedLines || isWhole(firstLine)) {
            action.accept(new FoundMessage(name, line, OptionalLong.empty(), firstLine));
            lines(text, action);
        } else {
            action.accept(new FoundMessage(name, line, OptionalLong.empty(), text.andRest(firstLine)));
        }
    }

    /** Also a line that is too long to be looked at as a whole: it cannot be the beginning of a message. */
    private static boolean isWhole(Bytes line) {
        Nesting nesting = new Nesting();
        for (byte found : line.borrow()) {
            nesting.enter(found);
        }
        return nesting.isOutside() || line.length() > MessageText.LONGEST;
    }

    private void lines(MessageText text, Consumer<FoundMessage> action) throws IOException {
        while (text.skipWhiteSpace() != MessageText.END) {
            long line = text.line();
            action.accept(new FoundMessage(name, line, OptionalLong.empty(), text.restOfLine()));
        }
    }

    private void array(MessageText text, Consumer<FoundMessage> action) throws IOException {
        int mark = text.next();
        if (text.skipWhiteSpace() == ']' && mark == '[') {
            mark = text.next();
        }
        long index = 0;
        while (mark != ']' && mark != MessageText.END) {
            text.skipWhiteSpace();
            long line = text.line();
            action.accept(new FoundMessage(name, line, OptionalLong.of(index), text.element()));
            mark = text.next();
            index++;
        }
        requireEnd(mark, text, index, action);
    }

    /** What is wrong after the last element is told as if it were one more message, which is what was meant to be. */
    private void requireEnd(int mark, MessageText text, long index, Consumer<FoundMessage> action) throws IOException {
        if (mark == MessageText.END || text.skipWhiteSpace() != MessageText.END) {
            long line = text.line();
            Bytes rest = mark == MessageText.END ? Bytes.utf8("") : text.rest();
            action.accept(new FoundMessage(name, line, OptionalLong.of(index), rest));
        }
    }
}
