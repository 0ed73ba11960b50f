package io.countersign.local.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast the rows of a table are mapped, signed, sent, applied and acknowledged. */
@Command(
        name = "send",
        description = {
            "Sends a table of people with two contacts each through the send command, in a process of its own, to a consumer",
            "in another one, and measures until the last row is acknowledged; broker and database share this machine, too.",
            "Afterwards tables, ledger and acknowledgements are checked: exit code 1 if any is wrong."
        },
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
    @Option(names = "--rows", defaultValue = "100000", description = "rows of the table (default: ${DEFAULT-VALUE})")
    private int rows;

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "partitions of the topic (default: ${DEFAULT-VALUE})")
    private int partitions;

    @Option(names = "--heap", defaultValue = "64m", description = "the sender's heap (default: ${DEFAULT-VALUE})")
    private String heap = "64m";

    @Mixin
    private final Measured measured = new Measured();

    @Override
    public Integer call() throws Exception {
        measured.requireSome("--rows", rows);
        measured.requireSome("--partitions", partitions);
        Path directory = Files.createTempDirectory("countersign-bench");
        try (Stage stage = new Stage(partitions)) {
            SendFigures figures = new SendRun(stage, directory).run(rows, heap);
            return measured.tell(figures.members(), figures.faults());
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
