package io.countersign.cli;

/** What the process tells its caller; part of the public contract. */
public final class ExitCode {
    /** Everything asked for was done. */
    public static final int DONE = 0;

    /** Something was refused or failed. */
    public static final int REFUSED = 1;

    /** The command or a setting is wrong; nothing was tried. */
    public static final int USAGE = 2;

    /** Kafka or PostgreSQL cannot be reached. */
    public static final int UNREACHABLE = 3;

    private ExitCode() {}
}
