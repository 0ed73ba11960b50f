package io.countersign.cli.csv;

import io.countersign.cli.CommandException;
import io.countersign.cli.settings.Nearest;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.MessageTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Reads the options of a mapping against the header of a table and the schema of a message type. */
final class MappingReader {
    private final CsvOptions options;
    private final String file;
    private final List<String> header;
    private final SchemaNode message;

    /** Throws {@link CommandException}s that name what is wrong, as {@link #read} does. */
    MappingReader(CsvOptions options, String file, List<String> header) {
        this.options = options;
        this.file = file;
        this.header = header;
        MessageType type = MessageTypes.named(options.type())
                .orElseThrow(() -> CommandException.usage("--type must be one of: " + MessageTypes.names()));
        this.message = SchemaNode.of(type);
    }

    Mapping read() {
        List<Mapping.Column> columns = options.maps().isEmpty() ? allColumns() : mappedColumns();
        requireDifferent(columns);
        List<Mapping.Constant> constants = options.constants().stream()
                .map(text -> constant(text, columns))
                .toList();
        return new Mapping(options.type(), columns, constants, options.clears());
    }

    private List<Mapping.Column> allColumns() {
        return IntStream.range(0, header.size())
                .filter(index -> !header.get(index).equals(CsvRefused.ERRORS))
                .mapToObj(index -> new Mapping.Column(
                        index, header.get(index), target("the header of " + file, header.get(index))))
                .toList();
    }

    private List<Mapping.Column> mappedColumns() {
        List<Mapping.Column> columns = new ArrayList<>();
        for (String option : options.maps()) {
            for (ColumnTarget pair : ColumnTarget.all(option)) {
                columns.add(new Mapping.Column(index(pair.column()), pair.column(), target("--map", pair.member())));
            }
        }
        return columns;
    }

    private int index(String name) {
        int index = header.indexOf(name);
        if (index < 0) {
            throw CommandException.usage(file + " has no column '" + name + "'; the nearest is '"
                    + Nearest.to(name, header) + "' of: " + String.join(", ", header)
                    + (header.size() == 1 ? " (is there another --delimiter between them?)" : ""));
        }
        if (Collections.frequency(header, name) > 1) {
            throw CommandException.usage(file + " has more than one column '" + name + "'");
        }
        return index;
    }

    private Target target(String where, String text) {
        try {
            return Target.parse(text, message);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(where + ": " + options.type() + " has no " + e.getMessage());
        }
    }

    private static void requireDifferent(List<Mapping.Column> columns) {
        Set<List<Step>> taken = new HashSet<>();
        columns.stream()
                .map(Mapping.Column::target)
                .filter(target -> !taken.add(target.path().steps()))
                .forEach(target -> {
                    throw CommandException.usage(
                            "two columns go into " + target.path().text());
                });
    }

    private Mapping.Constant constant(String text, List<Mapping.Column> columns) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw CommandException.usage("--set takes MEMBER=VALUE, not '" + text + "'");
        }
        Target target = target("--set", text.substring(0, equals));
        boolean completes = target.path().container() > 0
                && columns.stream().anyMatch(column -> column.target().path().sharesContainerWith(target.path()));
        return new Mapping.Constant(target.path(), value(target, text.substring(equals + 1)), completes);
    }

    private static JsonNode value(Target target, String text) {
        try {
            return target.type().read(text);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--set " + target.path().text() + ": " + e.getMessage()
                    + "; keep quotes from the shell: --set '" + target.path().text() + "=[\"…\"]'");
        }
    }
}
