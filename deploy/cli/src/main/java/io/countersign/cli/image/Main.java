package io.countersign.cli.image;

import io.countersign.cli.Commands;
import io.countersign.cli.Countersign;
import io.countersign.cli.ExitCode;
import io.countersign.cli.Surroundings;
import java.util.Arrays;

/**
 * Runs the command line in the image, where {@code countersign} is a file whose first line names Java: the kernel puts
 * the path of that file before the arguments.
 */
public final class Main {
    /** What the launcher of a checkout reads; here nobody does, and options that silently do nothing are a trap. */
    private static final String OPTIONS_OF_THE_LAUNCHER = "COUNTERSIGN_JAVA_OPTS";

    private Main() {}

    /** Ends the JVM with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(run(Surroundings.ofProcess(), arguments));
    }

    /** Leaves out the first argument, the path of the file; returns an {@link ExitCode}. */
    static int run(Surroundings surroundings, String... arguments) {
        if (surroundings.environment().containsKey(OPTIONS_OF_THE_LAUNCHER)) {
            System.err.println("countersign: " + OPTIONS_OF_THE_LAUNCHER
                    + " is not read in a container; set JDK_JAVA_OPTIONS, which Java reads itself");
            return ExitCode.USAGE;
        }
        return Countersign.commandLine(Commands.all(surroundings))
                .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
