package io.countersign.cli.doctor;

import io.countersign.cli.ExitCode;
import java.sql.SQLException;

/**
 * What was found about one thing.
 *
 * @param check what was looked at
 * @param found how it is
 * @param advice what to do about it; empty where nothing is to be done
 */
record Finding(String check, State state, String found, String advice) {
    /** How bad it is. */
    enum State {
        OK("ok", ExitCode.DONE),
        WARNING("warning", ExitCode.DONE),
        WRONG("wrong", ExitCode.REFUSED),
        UNREACHABLE("unreachable", ExitCode.UNREACHABLE);

        private final String text;
        private final int exitCode;

        State(String text, int exitCode) {
            this.text = text;
            this.exitCode = exitCode;
        }

        String text() {
            return text;
        }

        /** Of a command that found nothing worse. */
        int exitCode() {
            return exitCode;
        }
    }

    static Finding ok(String check, String found) {
        return new Finding(check, State.OK, found, "");
    }

    static Finding warning(String check, String found, String advice) {
        return new Finding(check, State.WARNING, found, advice);
    }

    static Finding wrong(String check, String found, String advice) {
        return new Finding(check, State.WRONG, found, advice);
    }

    /** Something that did not answer; what was found is what the deepest cause says that names a server. */
    static Finding unreachable(String check, Throwable error, String advice) {
        Throwable telling = error;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            // Below what the driver says of the connection is only what the socket says.
            if (!(telling instanceof SQLException) || cause instanceof SQLException) {
                telling = cause;
            }
        }
        String message = telling.getMessage();
        return new Finding(
                check, State.UNREACHABLE, message == null ? telling.getClass().getSimpleName() : message, advice);
    }
}
