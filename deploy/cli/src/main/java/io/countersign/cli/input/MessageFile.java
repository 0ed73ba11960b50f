package io.countersign.cli.input;

import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A file of messages. One that starts with a bracket is a JSON array, one whose first line is a whole value or a comment
 * or that is named .jsonl or .ndjson has a message a line, any other is one message. Lines that start with # are comments
 * where a message takes a line.
 */
public record MessageFile(String name, InputStream in) {
    private static final int COMMENT = '#';

    /** Hands over the messages one by one. */
    public void forEach(Consumer<FoundMessage> action) throws IOException {
        MessageText text = new MessageText(in);
        int first = text.skipWhiteSpace();
        boolean knownLines = name.endsWith(".jsonl") || name.endsWith(".ndjson") || first == COMMENT;
        if (first == MessageText.END) {
            return;
        }
        if (knownLines) {
            lines(text, action);
        } else if (first == '[') {
            array(text, action);
        } else {
            linesOrOne(text, action);
        }
    }

    private void linesOrOne(MessageText text, Consumer<FoundMessage> action) throws IOException {
        Place place = place(text, OptionalLong.empty());
        Bytes firstLine = text.restOfLine();
        if (isWhole(firstLine)) {
            action.accept(new FoundMessage(place, firstLine));
            lines(text, action);
        } else {
            action.accept(new FoundMessage(place, text.andRest(firstLine)));
        }
    }

    private Place place(MessageText text, OptionalLong index) {
        return new Place(name, text.line(), index);
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
        for (int first = text.skipWhiteSpace(); first != MessageText.END; first = text.skipWhiteSpace()) {
            Place place = place(text, OptionalLong.empty());
            Bytes line = text.restOfLine();
            if (first != COMMENT) {
                action.accept(new FoundMessage(place, line));
            }
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
            Place place = place(text, OptionalLong.of(index));
            action.accept(new FoundMessage(place, text.element()));
            mark = text.next();
            index++;
        }
        requireEnd(mark, text, index, action);
    }

    /** What is wrong after the last element is told as if it were one more message, which is what was meant to be. */
    private void requireEnd(int mark, MessageText text, long index, Consumer<FoundMessage> action) throws IOException {
        if (mark == MessageText.END || text.skipWhiteSpace() != MessageText.END) {
            Place place = place(text, OptionalLong.of(index));
            action.accept(new FoundMessage(place, mark == MessageText.END ? Bytes.utf8("") : text.rest()));
        }
    }
}
