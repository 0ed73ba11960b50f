package io.countersign.cli.input;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.Problem;
import java.util.List;

/**
 * One message of an input.
 *
 * @param number counted from 0
 * @param json the message's text; empty where none could be made
 * @param cells the row of the table that it was made of; none where it came from no table
 * @param problems what could not be read of the cells
 * @param columns where its members came from
 */
public record Row(long number, Place place, Bytes json, List<String> cells, List<Problem> problems, Columns columns) {
    private static final int NUMBERS_AND_POINTERS = 500;

    /** A message that stands as JSON in its file. */
    public static Row ofJson(long number, FoundMessage found) {
        return new Row(number, found.place(), found.text(), List.of(), List.of(), Columns.NONE);
    }

    /** About how much memory it takes, in bytes. */
    public int weight() {
        return NUMBERS_AND_POINTERS + json.length() * (cells.isEmpty() ? 1 : 3);
    }

    /** A problem as people read it, with the column where there is one. */
    public String text(Problem problem) {
        String column = columns.of(problem.pointer())
                .map(name -> " (column " + name + ")")
                .orElse("");
        String pointer = problem.pointer().isEmpty() ? "" : " at " + problem.pointer();
        return problem.code().text() + pointer + column + ": " + problem.message();
    }
}
