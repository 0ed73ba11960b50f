package io.countersign.cli;

/** Runs the command line where Kafka and PostgreSQL are elsewhere, as in a container image. */
public final class Main {
    private Main() {}

    /** Ends the JVM with an {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(
                Countersign.commandLine(Commands.all(Surroundings.ofProcess())).execute(arguments));
    }
}
