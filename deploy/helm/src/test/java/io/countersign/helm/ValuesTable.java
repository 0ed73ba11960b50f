package io.countersign.helm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of all values, from the comments of values.yaml. */
final class ValuesTable {
    private static final Pattern DESCRIPTION = Pattern.compile("\\s*# -- (.*)");
    private static final Pattern CONTINUATION = Pattern.compile("\\s*# (.*)");
    private static final Pattern KEY = Pattern.compile("(\\s*)([A-Za-z0-9_./-]+):.*");

    private final List<Row> rows = new ArrayList<>();
    private final Deque<Key> path = new ArrayDeque<>();
    private @Nullable String description;

    private record Key(int indentation, String name) {}

    /** One value, or several that are described together. */
    record Row(String path, Node value, String description) {
        String line() {
            return "| `" + path + "` | " + type() + " | `" + json(value.value()) + "` | "
                    + description.replace("|", "\\|") + " |";
        }

        private String type() {
            Object content = value.value();
            if (content instanceof Map) {
                return "object";
            }
            if (content instanceof List) {
                return "list";
            }
            if (content instanceof Boolean) {
                return "bool";
            }
            return content instanceof Number ? "int" : "string";
        }
    }

    private ValuesTable() {}

    static List<Row> rows(String text) {
        ValuesTable table = new ValuesTable();
        Node values = Yaml.read(text);
        text.lines().forEach(line -> table.read(line, values));
        return table.rows;
    }

    static String markdown(List<Row> rows) {
        return "| key | type | default | what |\n| --- | --- | --- | --- |\n"
                + rows.stream().map(row -> row.line() + "\n").collect(Collectors.joining());
    }

    private void read(String line, Node values) {
        Matcher begins = DESCRIPTION.matcher(line);
        Matcher goesOn = CONTINUATION.matcher(line);
        Matcher key = KEY.matcher(line);
        if (begins.matches()) {
            description = begins.group(1);
        } else if (goesOn.matches()) {
            description = description == null ? null : description + " " + goesOn.group(1);
        } else {
            if (key.matches()) {
                enter(new Key(key.group(1).length(), key.group(2)), values);
            }
            description = null;
        }
    }

    private void enter(Key key, Node values) {
        while (!path.isEmpty() && path.getLast().indentation() >= key.indentation()) {
            path.removeLast();
        }
        path.addLast(key);
        if (description != null) {
            String[] names = path.stream().map(Key::name).toArray(String[]::new);
            rows.add(new Row(String.join(".", names), values.at(names), description));
        }
    }

    static String json(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(member -> json(member.getKey()) + ":" + json(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ValuesTable::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : String.valueOf(value);
    }
}
