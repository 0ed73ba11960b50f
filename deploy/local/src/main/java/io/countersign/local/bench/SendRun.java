package io.countersign.local.bench;

import io.countersign.cli.ExitCode;
import io.countersign.cli.consume.Termination;
import io.countersign.cli.key.KeyFile;
import io.countersign.local.stack.Readiness;
import io.countersign.servers.FreePort;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the real {@code send} over a table, against a stage where the consumer is at work. */
final class SendRun {
    private static final String MAP = "id=import_id,first=first_name,last=last_name,language=locale,gender=gender,"
            + "mail=contact_informations.Email,mobile=contact_informations.CellNumber";

    private static final String CONSUMER_HEAP = "256m";

    private final Stage stage;
    private final Path directory;

    /** Takes a directory for the table and what is written beside it. */
    SendRun(Stage stage, Path directory) {
        this.stage = stage;
        this.directory = directory;
    }

    SendFigures run(int rows, String heap) throws IOException, InterruptedException {
        Path key = directory.resolve("bench.key");
        KeyFile.write(key, stage.sender());
        Path table = table(rows);
        stage.prepare();
        int console = FreePort.any();
        try (ServiceProcess consumer =
                        ServiceProcess.start("consume", CONSUMER_HEAP, stage.environmentWithConsole(console));
                Termination termination = Termination.ofProcess()) {
            Readiness.await("http://127.0.0.1:" + console, termination);
            long start = System.currentTimeMillis();
            try (ServiceProcess sender = ServiceProcess.start(command(key, table), heap, stage.environment());
                    AckTimes acks = stage.acks()) {
                long resident = sender.awaitEnd();
                int exitCode = sender.exitCode();
                long end = System.currentTimeMillis();
                List<String> faults = new ArrayList<>();
                if (exitCode == ExitCode.DONE && stage.awaitDrained(rows, List.of(consumer))) {
                    faults.addAll(acks.collect(rows));
                    faults.addAll(stage.check(rows, 2, 0));
                } else {
                    faults.add("send ended with exit code " + exitCode);
                }
                long first = acks.inOrder().stream().findFirst().orElse(end);
                return new SendFigures(
                        rows, heap, stage.partitions(), start, first, end, stage.lead(), resident, faults);
            }
        }
    }

    private static List<String> command(Path key, Path table) {
        return List.of(
                "send",
                "--key-file",
                key.toString(),
                "--map",
                MAP,
                "--set",
                "contact_informations.Email.main=true",
                table.toString());
    }

    private Path table(int rows) throws IOException {
        Path table = directory.resolve("people.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(table)) {
            writer.write("id,first,last,language,gender,mail,mobile\n");
            for (int i = 0; i < rows; i++) {
                writer.write("P" + i + ",Jane,Doe " + i + ",en,woman,jane" + i + "@example.org,+1416555"
                        + String.format("%04d", i % 10_000) + "\n");
            }
        }
        return table;
    }
}
