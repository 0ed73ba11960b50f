package io.countersign.cli.csv;

import io.countersign.cli.input.RefusedForm;
import io.countersign.cli.input.Row;
import io.countersign.schema.bytes.Bytes;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Refused rows as a table: a first column with the errors, which reading passes over, then the columns as they were. */
final class CsvRefused implements RefusedForm {
    /** The name of the column with the errors. */
    static final String ERRORS = "_errors";

    private final CSVFormat format;
    private final Charset charset;
    private volatile List<String> header = List.of();

    CsvRefused(char delimiter, Charset charset) {
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setRecordSeparator("\n")
                .get();
        this.charset = charset;
    }

    void setHeader(List<String> names) {
        header = List.copyOf(names);
    }

    @Override
    public String extension() {
        return ".csv";
    }

    @Override
    public Bytes head() {
        return line(ERRORS, header);
    }

    @Override
    public Bytes row(Row row, List<String> errors) {
        return line(String.join("; ", errors), row.cells());
    }

    /** The errors of an earlier time are left out. */
    private Bytes line(String errors, List<String> cells) {
        List<String> values = new ArrayList<>(cells);
        int earlier = header.indexOf(ERRORS);
        if (earlier >= 0 && earlier < values.size()) {
            values.remove(earlier);
        }
        values.add(0, errors);
        return Bytes.wrap((format.format(values.toArray()) + "\n").getBytes(charset));
    }
}
