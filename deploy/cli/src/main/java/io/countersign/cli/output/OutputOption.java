package io.countersign.cli.output;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The option {@code --output}, and the printing that it decides about. */
public final class OutputOption {
    private static final ObjectWriter JSON = JsonMapper.shared().writerWithDefaultPrettyPrinter();

    @Option(
            names = "--output",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "how to print the result (default: ${DEFAULT-VALUE})")
    private Format format = Format.TABLE;

    /** What was asked for. */
    public Format format() {
        return format;
    }

    /** Prints rows. */
    public void print(PrintWriter out, Table table) {
        if (format == Format.JSON) {
            out.println(Printable.lines(JSON.writeValueAsString(table.objects())));
        } else {
            table.lines().forEach(out::println);
        }
        out.flush();
    }

    /** Prints the members of one thing, in their order. */
    public void print(PrintWriter out, Map<String, ?> members) {
        if (format == Format.JSON) {
            out.println(Printable.lines(JSON.writeValueAsString(members)));
        } else {
            int width = members.keySet().stream().mapToInt(String::length).max().orElse(0);
            members.forEach(
                    (name, value) -> out.println(Table.pad(name.replace('_', ' '), width) + "  " + text(value)));
        }
        out.flush();
    }

    /** What has lines of its own begins with a new one. */
    private static String text(Object value) {
        return value instanceof JsonNode tree
                ? "\n" + Printable.lines(tree.toPrettyString())
                : Printable.of(String.valueOf(value));
    }
}
