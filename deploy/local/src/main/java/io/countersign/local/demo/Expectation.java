package io.countersign.local.demo;

import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an ack has to say.
 *
 * @param code of the one problem expected; null where no problem's code matters
 * @param pointer of that problem
 */
record Expectation(AckResult result, @Nullable ErrorCode code, String pointer) {
    static Expectation of(AckResult result) {
        return new Expectation(result, null, "");
    }

    boolean holds(AckPayload ack) {
        return ack.result() == result && (code == null || isOnlyProblem(ack));
    }

    private boolean isOnlyProblem(AckPayload ack) {
        return ack.errors().size() == 1
                && ack.errors().get(0).code() == code
                && ack.errors().get(0).pointer().equals(pointer);
    }

    /** The expectation in words. */
    String text() {
        return code == null ? result.text() : result.text() + ", " + code.text() + " " + pointer;
    }

    /** What an ack said, in the words of {@link #text}. */
    String textOf(AckPayload ack) {
        if (code == null || ack.errors().isEmpty()) {
            return ack.result().text();
        }
        Problem first = ack.errors().get(0);
        String more = ack.errors().size() == 1 ? "" : " and " + (ack.errors().size() - 1) + " more";
        return ack.result().text() + ", " + first.code().text() + " " + first.pointer() + more;
    }
}
