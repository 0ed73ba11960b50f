package io.countersign.cli;

/** Ends a command with a message that says what to do and an {@link ExitCode}. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Something was refused or failed. */
    public static CommandException refused(String message) {
        return new CommandException(message, ExitCode.REFUSED);
    }

    /** The command was given wrongly. */
    public static CommandException usage(String message) {
        return new CommandException(message, ExitCode.USAGE);
    }

    /** A server cannot be reached. */
    public static CommandException unreachable(String message) {
        return new CommandException(message, ExitCode.UNREACHABLE);
    }

    int exitCode() {
        return exitCode;
    }
}
