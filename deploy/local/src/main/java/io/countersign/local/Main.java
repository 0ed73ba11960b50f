package io.countersign.local;

import io.countersign.cli.Countersign;
import io.countersign.cli.Surroundings;

/** Runs the command line with servers of its own at hand. */
public final class Main {
    private Main() {}

    /** Ends the JVM with an {@link io.countersign.cli.ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(Countersign.commandLine(LocalCommands.all(Surroundings.ofProcess()))
                .execute(arguments));
    }
}
