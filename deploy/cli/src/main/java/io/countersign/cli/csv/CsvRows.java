package io.countersign.cli.csv;

import io.countersign.cli.input.Columns;
import io.countersign.cli.input.Place;
import io.countersign.cli.input.RefusedForm;
import io.countersign.cli.input.Row;
import io.countersign.cli.input.Rows;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Messages that are made of the rows of a table with a header. */
public final class CsvRows implements Rows {
    private final String name;
    private final CsvOptions options;
    private final CsvRefused refused;

    /** Takes the file's name and how it is to be read. */
    public CsvRows(String name, CsvOptions options) {
        this.name = name;
        this.options = options;
        this.refused = new CsvRefused(options.delimiter(name), options.charset());
    }

    @Override
    public void forEach(InputStream in, Consumer<Row> action) throws IOException {
        read(in, (mapping, records) -> {
            for (Optional<CsvRecords.Cells> next = records.next(); next.isPresent(); next = records.next()) {
                action.accept(row(next.get(), mapping, records.header()));
            }
        });
    }

    @Override
    public long count(InputStream in) throws IOException {
        AtomicLong count = new AtomicLong();
        read(in, (mapping, records) -> {
            while (records.next().isPresent()) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    private interface Reading {
        void of(Mapping mapping, CsvRecords records) throws IOException;
    }

    private void read(InputStream in, Reading reading) throws IOException {
        CsvRecords records = CsvRecords.open(name, in, options.delimiter(name), options.charset());
        Mapping mapping = new MappingReader(options, name, records.header()).read();
        refused.setHeader(records.header());
        reading.of(mapping, records);
    }

    private Row row(CsvRecords.Cells cells, Mapping mapping, List<String> header) {
        Place place = new Place(name, cells.line(), OptionalLong.empty());
        int given = cells.values().size();
        if (given != header.size()) {
            Problem problem = new Problem(
                    ErrorCode.WRONG_FORMAT, "", "the row has " + given + " cells, the header " + header.size());
            return new Row(cells.number(), place, Bytes.utf8(""), cells.values(), List.of(problem), Columns.NONE);
        }
        Mapping.Made made = mapping.make(cells.values());
        Bytes json = Bytes.wrap(JsonMapper.shared().writeValueAsBytes(made.message()));
        return new Row(cells.number(), place, json, cells.values(), made.problems(), made.columns());
    }

    @Override
    public RefusedForm refusedForm() {
        return refused;
    }
}
