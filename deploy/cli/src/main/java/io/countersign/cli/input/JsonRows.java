package io.countersign.cli.input;

import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Messages that stand as JSON in a file of this name; refused ones become lines, with their errors in comments. */
public record JsonRows(String name) implements Rows, RefusedForm {
    @Override
    public void forEach(InputStream in, Consumer<Row> action) throws IOException {
        AtomicLong number = new AtomicLong();
        new MessageFile(name, in).forEach(found -> action.accept(Row.ofJson(number.getAndIncrement(), found)));
    }

    @Override
    public long count(InputStream in) throws IOException {
        AtomicLong number = new AtomicLong();
        new MessageFile(name, in).forEach(found -> number.incrementAndGet());
        return number.get();
    }

    @Override
    public RefusedForm refusedForm() {
        return this;
    }

    @Override
    public String extension() {
        return ".jsonl";
    }

    @Override
    public Bytes head() {
        return Bytes.utf8("");
    }

    /** Outside strings a line end is white space in JSON, and inside it is not allowed. */
    @Override
    public Bytes row(Row row, List<String> errors) {
        StringBuilder comments = new StringBuilder();
        for (String error : errors) {
            comments.append("# ")
                    .append(row.place())
                    .append(' ')
                    .append(inOneLine(error))
                    .append('\n');
        }
        byte[] head = comments.toString().getBytes(StandardCharsets.UTF_8);
        byte[] text = row.json().toArray();
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == '\n' || text[i] == '\r' ? (byte) ' ' : text[i];
        }
        ByteBuffer all = ByteBuffer.allocate(head.length + text.length + 1);
        return Bytes.wrap(all.put(head).put(text).put((byte) '\n').array());
    }

    private static String inOneLine(String text) {
        return text.replaceAll("\\R", " ");
    }
}
