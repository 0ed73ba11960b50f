package io.countersign.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of this machine that are not ours. */
final class Program {
    private static final long LONGEST_RUN_SECONDS = 90;

    private Program() {}

    /** What came of one run. */
    record Result(int exitCode, String printed, String said) {}

    /** Whether the search path has it. */
    static boolean isInstalled(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory).resolve(program))) {
                return true;
            }
        }
        return false;
    }

    /** Runs one to its end in a directory, with these variables and without settings of Countersign's. */
    static Result run(Path directory, Map<String, String> variables, List<String> command)
            throws IOException, InterruptedException {
        Path printed = Files.createTempFile("program-", ".out");
        Path said = Files.createTempFile("program-", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(said.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("COUNTERSIGN_"));
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(command + " did not end: " + Files.readString(said));
            }
            return new Result(process.exitValue(), Files.readString(printed), Files.readString(said));
        } finally {
            process.destroyForcibly();
            Files.delete(printed);
            Files.delete(said);
        }
    }
}
