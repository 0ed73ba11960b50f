package io.countersign.cli.validate;

import io.countersign.cli.input.Columns;
import io.countersign.cli.input.Place;
import io.countersign.cli.output.Format;
import io.countersign.cli.output.Printable;
import io.countersign.schema.problem.Problem;
import java.io.PrintWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints what is wrong as it is found, because it may be more than memory holds. */
public final class Report {
    private final PrintWriter out;
    private final boolean json;
    private long messages;
    private long invalid;
    private long problems;

    /** Prints to this writer. */
    public Report(PrintWriter out, Format format) {
        this.out = out;
        this.json = format == Format.JSON;
    }

    /** Counts a message, and prints what is wrong with it. */
    public void add(Place place, Columns columns, Iterable<Problem> found) {
        long before = problems;
        found.forEach(problem -> print(place, columns, problem));
        messages++;
        invalid += problems > before ? 1 : 0;
    }

    private void print(Place place, Columns columns, Problem problem) {
        if (json) {
            out.print(problems == 0 ? "{\"errors\":[\n" : ",\n");
            out.print(Printable.of(tree(place, columns, problem).toString()));
        } else {
            String pointer = problem.pointer().isEmpty() ? "(message)" : problem.pointer();
            String column = columns.of(problem.pointer())
                    .map(name -> "  (column " + name + ")")
                    .orElse("");
            out.println(Printable.of(
                    String.join("  ", place.toString(), problem.code().text(), pointer, problem.message()) + column));
        }
        problems++;
    }

    private static ObjectNode tree(Place place, Columns columns, Problem problem) {
        ObjectNode tree = JsonMapper.shared().createObjectNode();
        tree.put("file", place.file()).put("line", place.line());
        place.index().ifPresent(index -> tree.put("index", index));
        columns.of(problem.pointer()).ifPresent(name -> tree.put("column", name));
        return tree.put("code", problem.code().text())
                .put("pointer", problem.pointer())
                .put("message", problem.message());
    }

    /** Prints the end; whether nothing was wrong. */
    public boolean finish() {
        if (json) {
            out.print(problems == 0 ? "{\"errors\":[" : "\n");
            out.println("],\"messages\":" + messages + ",\"invalid\":" + invalid + "}");
        } else {
            out.printf("%,d of %,d messages keep the contract%n", messages - invalid, messages);
        }
        out.flush();
        return problems == 0;
    }

    /** How many were counted. */
    public long messages() {
        return messages;
    }
}
