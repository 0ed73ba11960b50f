package io.countersign.consumer.store;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an error of the database says of its cause, by SQLSTATE (PostgreSQL documentation, appendix A). */
enum SqlFault {
    /** Writers got in each other's way; the same transaction will do when it is run again. */
    COLLISION,
    /** A key is taken: by a writer that was quicker, or by what the message itself says. */
    TAKEN,
    /** The data of a message breaks a rule that only the database can see. */
    DATA,
    /** The database is not in order: not the fault of any message. */
    SURROUNDINGS;

    static SqlFault of(Throwable error) {
        String state = state(error);
        if (state == null) {
            return SURROUNDINGS;
        }
        if (state.equals("40001") || state.equals("40P01")) {
            return COLLISION;
        }
        if (state.equals("23505")) {
            return TAKEN;
        }
        return state.startsWith("22") || state.startsWith("23") || state.equals("54000") ? DATA : SURROUNDINGS;
    }

    /** The problem to report to the sender of the one message that caused a data error. */
    static Problem problem(Throwable error) {
        String state = state(error);
        return switch (state == null ? "" : state) {
            case "22001", "54000" -> new Problem(ErrorCode.TOO_LONG, "", "a value is longer than the database stores");
            case "22003" -> new Problem(ErrorCode.OUT_OF_RANGE, "", "a number is outside what the database stores");
            case "23502" -> new Problem(ErrorCode.REQUIRED, "", "the database requires a value that is missing");
            case "23503" -> new Problem(ErrorCode.NOT_FOUND, "", "a record that the message refers to does not exist");
            case "23505" -> new Problem(ErrorCode.CONFLICT, "", "another record holds a value that must be unique");
            case "23514", "23P01" ->
                new Problem(ErrorCode.CONFLICT, "", "a constraint of the database refuses the values");
            default -> new Problem(ErrorCode.WRONG_FORMAT, "", "the database cannot store a value");
        };
    }

    private static @Nullable String state(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
