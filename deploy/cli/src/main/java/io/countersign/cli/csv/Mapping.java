package io.countersign.cli.csv;

import io.countersign.cli.input.Columns;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes messages of rows.
 *
 * @param columns of the table, those that go into messages
 * @param constants what messages have beside what their rows say
 * @param clears whether an empty cell removes the value, and does not leave it as it is
 */
record Mapping(String type, List<Column> columns, List<Constant> constants, boolean clears) {
    /** A column of the table, by its position from 0 and its name, and where its cells go. */
    record Column(int index, String name, Target target) {}

    /** A value, and whether it only completes what a row says of the object that it lies in. */
    record Constant(MemberPath path, JsonNode value, boolean completes) {}

    /** A message, what could not be read of it, and the columns that its members came from. */
    record Made(JsonNode message, List<Problem> problems, Columns columns) {}

    /** The message of a row, which has all columns. */
    Made make(List<String> cells) {
        Assembly assembly = new Assembly();
        List<Problem> problems = new ArrayList<>();
        Map<String, String> byPointer = new HashMap<>();
        assembly.message().put("type", type);
        // What has no cell in this row may still be told by its column, as a value that is missing.
        columns.forEach(column -> column.target().path().pointer().ifPresent(at -> byPointer.put(at, column.name())));
        List<Column> given = columns.stream()
                .filter(column -> !cells.get(column.index()).isBlank())
                .toList();
        for (Column column : given) {
            byPointer.put(add(assembly, column, cells.get(column.index()), problems), column.name());
        }
        if (clears) {
            columns.stream()
                    .filter(column -> !given.contains(column) && column.target().isClearable())
                    .forEach(column -> byPointer.put(
                            assembly.set(column.target().path(), JsonNodeFactory.instance.nullNode()), column.name()));
        }
        constants.stream()
                .filter(constant -> !constant.completes()
                        || given.stream()
                                .anyMatch(column -> column.target().path().sharesContainerWith(constant.path())))
                .forEach(constant ->
                        assembly.set(constant.path(), constant.value().deepCopy()));
        return new Made(assembly.message(), problems, new Columns(byPointer));
    }

    /** A cell that cannot be read goes into the message as it is, so that all else can be checked, too. */
    private static String add(Assembly assembly, Column column, String cell, List<Problem> problems) {
        Target target = column.target();
        try {
            return assembly.set(target.path(), target.type().read(cell));
        } catch (IllegalArgumentException e) {
            String pointer = assembly.set(target.path(), JsonNodeFactory.instance.stringNode(cell));
            problems.add(new Problem(ErrorCode.WRONG_FORMAT, pointer, String.valueOf(e.getMessage())));
            return pointer;
        }
    }
}
