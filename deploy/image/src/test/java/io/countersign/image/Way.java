package io.countersign.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something that runs programs of the image as the chart does: root not to be written to, nobody's rights. */
enum Way {
    /** Docker or Podman, with 512 MiB of memory. */
    ENGINE {
        @Override
        List<String> command(Path files, Path configuration, Map<String, String> environment, String program) {
            List<String> command = new ArrayList<>(List.of(engine(), "run", "--rm", "--network", "host"));
            command.addAll(List.of("--read-only", "--tmpfs", "/tmp", "--memory", "512m", "--cap-drop", "ALL"));
            command.addAll(List.of("--volume", configuration + ":" + CONFIGURATION + ":ro"));
            command.addAll(List.of("--user", "65532:65532", "--entrypoint", program));
            environment.forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
            command.add(ImageTar.NAME);
            return command;
        }

        @Override
        void prepare(Path files) throws IOException, InterruptedException {
            succeed(List.of(engine(), "load", "--input", ImageTar.TAR.toString()));
        }

        @Override
        @Nullable
        String missing() {
            return engine().isEmpty() ? "no container engine answers" : null;
        }
    },

    /** The unpacked files as the root of a process with mounts of its own; of an engine only the memory limit is missing. */
    MOUNTS {
        private static final String SCRIPT = "cd \"$1\" && mount --bind . . && cd \"$1\""
                + " && mount --rbind /proc proc && mount --rbind /dev dev && mount --bind \"$2\" ." + CONFIGURATION
                + " && mount -t tmpfs -o noexec,nosuid,nodev,mode=1777 tmpfs tmp && mount -o remount,bind,ro ."
                + " && shift 2 && exec env -i \"$@\"";

        @Override
        List<String> command(Path files, Path configuration, Map<String, String> environment, String program) {
            List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
            command.addAll(List.of("sh", "-c", SCRIPT, "sh", files.toString(), configuration.toString()));
            environment.forEach((name, value) -> command.add(name + "=" + value));
            command.addAll(List.of("/usr/sbin/chroot", "--userspec=65532:65532", files.toString(), program));
            return command;
        }

        @Override
        void prepare(Path files) throws IOException {
            Files.createDirectories(files.resolve("proc"));
            Files.createDirectories(files.resolve("dev"));
            Files.createDirectories(files.resolve(CONFIGURATION.substring(1)));
        }

        @Override
        @Nullable
        String missing() {
            boolean mounts =
                    succeeds("unshare", "--mount", "--propagation", "private", "mount", "-t", "tmpfs", "tmpfs", "/mnt");
            return mounts ? null : "only root may mount";
        }
    };

    /** Where programs find what the test gives them. */
    static final String CONFIGURATION = "/etc/countersign";

    private static final long LONGEST_RUN_SECONDS = 60;

    /** Before a command of the image: everything up to its arguments. */
    abstract List<String> command(Path files, Path configuration, Map<String, String> environment, String program);

    /** What must be done once before. */
    abstract void prepare(Path files) throws IOException, InterruptedException;

    /** Why it cannot be used here; null where it can. */
    abstract @Nullable String missing();

    /** Starts one of the image's programs, with its output in a file, and a directory as its configuration. */
    Process start(
            Path files,
            Path configuration,
            Path output,
            Map<String, String> environment,
            String program,
            String... arguments)
            throws IOException {
        List<String> command = command(files, configuration, environment, "/usr/bin/" + program);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** The engine that answers; empty where none does. */
    static String engine() {
        for (String engine : List.of("docker", "podman")) {
            if (succeeds(engine, "info")) {
                return engine;
            }
        }
        return "";
    }

    private static boolean succeeds(String... command) {
        try {
            succeed(List.of(command));
            return true;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void succeed(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            throw new IOException(command + " failed");
        }
    }
}
