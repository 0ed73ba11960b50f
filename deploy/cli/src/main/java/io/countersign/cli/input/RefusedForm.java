package io.countersign.cli.input;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.Problem;
import java.util.List;

/** How refused rows are written, so that they can be corrected and read again. */
public interface RefusedForm {
    /** The ending of such a file's name, with its point. */
    String extension();

    /** What such a file starts with. */
    Bytes head();

    /** A row with what is wrong with it, ended. */
    Bytes row(Row row, List<String> errors);

    /** The errors of an answer as texts about a row. */
    static List<String> texts(Row row, List<Problem> problems) {
        return problems.stream().map(row::text).toList();
    }
}
