package io.countersign.cli.csv;

import io.countersign.cli.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a table, below its header; lines and records without any content are passed over. */
final class CsvRecords {
    private final String file;
    private final Charset charset;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header = new ArrayList<>();
    private long number;

    private CsvRecords(String file, Charset charset, CSVParser parser) {
        this.file = file;
        this.charset = charset;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /**
     * The cells of a record.
     *
     * @param number counted from 0
     * @param line where it starts, counted from 1
     */
    record Cells(long number, long line, List<String> values) {}

    static CsvRecords open(String file, InputStream in, char delimiter, Charset charset) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        CSVParser parser = CSVParser.builder()
                .setReader(new InputStreamReader(in, charset.newDecoder()))
                .setFormat(format)
                .get();
        CsvRecords records = new CsvRecords(file, charset, parser);
        records.readHeader();
        return records;
    }

    private void readHeader() {
        Cells first = next().orElseThrow(() -> CommandException.refused(file + " is empty: a table has a header"));
        for (String name : first.values()) {
            header.add(
                    header.isEmpty() && name.startsWith("\uFEFF")
                            ? name.substring(1).strip()
                            : name.strip());
        }
        number = 0;
    }

    List<String> header() {
        return header;
    }

    /** The next record, empty at the end; throws {@link CommandException} where the table breaks off. */
    Optional<Cells> next() {
        try {
            while (records.hasNext()) {
                List<String> values = List.of(records.next().values());
                if (values.stream().anyMatch(value -> !value.isBlank())) {
                    return Optional.of(new Cells(number++, parser.getCurrentLineNumber() - lineEnds(values), values));
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw broken(e);
        }
    }

    private static long lineEnds(List<String> values) {
        return values.stream()
                .mapToLong(value -> value.lines().count() - 1 + (value.endsWith("\n") ? 1 : 0))
                .map(count -> Math.max(0, count))
                .sum();
    }

    private CommandException broken(RuntimeException e) {
        if (e.getCause() instanceof CharacterCodingException) {
            return CommandException.refused(file + " is not " + charset.name() + ", somewhere after line "
                    + parser.getCurrentLineNumber() + ": say its --charset, for example windows-1252");
        }
        String reason = e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
        return CommandException.refused(
                file + " is no table any more at line " + parser.getCurrentLineNumber() + ": " + reason);
    }
}
