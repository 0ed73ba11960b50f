package io.countersign.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs a program to its end. */
final class Run {
    private Run() {}

    /** Runs a program that must succeed; throws with what it printed when it does not. */
    static void checked(List<String> prefix, List<String> command) throws IOException {
        Process process = start(prefix, command);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = await(process);
        if (status != 0) {
            throw new IOException(command.get(0) + " ended with status " + status + ": " + printed.strip());
        }
    }

    /** Whether a program can be started and ends with status 0. */
    static boolean succeeds(List<String> prefix, List<String> command) throws IOException {
        Process process;
        try {
            process = start(prefix, command);
        } catch (IOException notThere) {
            return false;
        }
        process.getInputStream().readAllBytes();
        return await(process) == 0;
    }

    private static Process start(List<String> prefix, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + process.info(), e);
        }
    }
}
