package io.countersign.schema.message;

import io.countersign.schema.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of reading a verified payload. */
public sealed interface Reading {
    /** The type that the payload names, as far as it names a text; null where it does not. */
    @Nullable
    String type();

    /** The shared members, as far as they could be read. */
    Statement statement();

    /** The payload is a message of a known type and keeps its rules. */
    @SuppressWarnings("JavaLangClash")
    record Readable(Message message) implements Reading {
        @Override
        public String type() {
            return message.type();
        }

        @Override
        public Statement statement() {
            return message.statement();
        }
    }

    /** The payload breaks rules: all of them, at least one. */
    record Invalid(@Nullable String type, Statement statement, List<Problem> problems) implements Reading {}
}
