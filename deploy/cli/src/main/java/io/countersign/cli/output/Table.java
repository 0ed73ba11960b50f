package io.countersign.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows under named columns; numbers are aligned to the right. */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    /** Takes the names of the columns as they stand in JSON, for example {@code import_id}. */
    public Table(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row with one cell a column: text, number or truth value; returns this table. */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(columns.size() + " cells make a row, not " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    List<Map<String, Object>> objects() {
        return rows.stream().map(this::object).toList();
    }

    private Map<String, Object> object(List<Object> row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            object.put(columns.get(i), row.get(i));
        }
        return object;
    }

    /** Lines for a terminal: each row is one, whatever is in its cells. */
    List<String> lines() {
        List<List<Object>> rows = this.rows.stream().map(Table::printable).toList();
        List<Object> header = columns.stream()
                .<Object>map(name -> name.replace('_', ' ').toUpperCase(Locale.ROOT))
                .toList();
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> width(header, rows, column))
                .toArray();
        return Stream.concat(Stream.of(header), rows.stream())
                .map(row -> line(row, widths))
                .toList();
    }

    private static List<Object> printable(List<Object> row) {
        return row.stream()
                .map(cell -> cell instanceof String text ? Printable.of(text) : cell)
                .toList();
    }

    private static int width(List<Object> header, List<List<Object>> rows, int column) {
        return Stream.concat(Stream.of(header), rows.stream())
                .mapToInt(row -> length(row.get(column).toString()))
                .max()
                .orElse(0);
    }

    private static String line(List<Object> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cell(row.get(column), widths[column]))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static String cell(Object value, int width) {
        String text = value.toString();
        return value instanceof Number ? " ".repeat(width - length(text)) + text : pad(text, width);
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - length(text)));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
