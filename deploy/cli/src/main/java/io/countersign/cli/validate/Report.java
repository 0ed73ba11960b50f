package io.countersign.cli.validate;

import io.countersign.cli.output.Format;
import io.countersign.schema.problem.Problem;
import java.io.PrintWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints what is wrong as it is found, because it may be more than memory holds. */
final class Report {
    private final PrintWriter out;
    private final boolean json;
    private long messages;
    private long invalid;
    private long problems;

    Report(PrintWriter out, Format format) {
        this.out = out;
        this.json = format == Format.JSON;
    }

    /** Counts a message, and prints what is wrong with it. */
    void add(FoundMessage message, Iterable<Problem> found) {
        long before = problems;
        found.forEach(problem -> print(message, problem));
        messages++;
        invalid += problems > before ? 1 : 0;
    }

    private void print(FoundMessage message, Problem problem) {
        if (json) {
            out.print(problems == 0 ? "{\"errors\":[\n" : ",\n");
            out.print(tree(message, problem));
        } else {
            String pointer = problem.pointer().isEmpty() ? "(message)" : problem.pointer();
            out.println(String.join("  ", message.place(), problem.code().text(), pointer, problem.message()));
        }
        problems++;
    }

    private static ObjectNode tree(FoundMessage message, Problem problem) {
        ObjectNode tree = JsonMapper.shared().createObjectNode();
        tree.put("file", message.file()).put("line", message.line());
        message.index().ifPresent(index -> tree.put("index", index));
        return tree.put("code", problem.code().text())
                .put("pointer", problem.pointer())
                .put("message", problem.message());
    }

    /** Prints the end; whether nothing was wrong. */
    boolean finish() {
        if (json) {
            out.print(problems == 0 ? "{\"errors\":[" : "\n");
            out.println("],\"messages\":" + messages + ",\"invalid\":" + invalid + "}");
        } else {
            out.printf("%,d of %,d messages keep the contract%n", messages - invalid, messages);
        }
        out.flush();
        return problems == 0;
    }

    long messages() {
        return messages;
    }
}
