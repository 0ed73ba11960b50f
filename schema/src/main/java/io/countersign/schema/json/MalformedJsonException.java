package io.countersign.schema.json;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.Objects;

/** A text is not strict JSON or exceeds a limit; says where and which rule, never the offending value. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String pointer;

    MalformedJsonException(Problem problem) {
        super(problem.message());
        this.code = problem.code();
        this.pointer = problem.pointer();
    }

    /** What is wrong, with a pointer into the text that was read. */
    public Problem problem() {
        return new Problem(code, pointer, Objects.requireNonNull(getMessage()));
    }
}
