package io.countersign.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM with servers in it is ended from outside, politely and not. */
@Tag("servers")
class KilledTest {
    @Test
    void sigtermStopsTheServerAndThrowsTheDirectoryAway() throws Exception {
        Victim victim = Victim.start("temporary");
        victim.jvm().destroy();
        assertThat(victim.jvm().waitFor()).isEqualTo(143);
        await().until(() -> !victim.postgres().isAlive());
        assertThat(victim.directory()).doesNotExist();
    }

    @Test
    void sigkillLeavesNoServerEither() throws Exception {
        Victim victim = Victim.start("temporary");
        victim.jvm().destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(30)).until(() -> !victim.postgres().isAlive());
        await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(victim.directory()));
    }

    @Test
    void aDirectoryIsTakenUpAfterSigkill(@TempDir Path directory) throws Exception {
        Victim victim = Victim.start(directory.toString());
        victim.jvm().destroyForcibly().waitFor();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(0, directory)) {
            Databases.execute(database.login(), "SELECT * FROM committed");
        }
    }

    @Test
    void aBrokerThatWasKilledKeepsWhatItConfirmed(@TempDir Path directory) throws Exception {
        Process jvm = Victim.launch("kafka", directory.toString());
        assertThat(jvm.inputReader().readLine()).isEqualTo("confirmed");
        jvm.destroyForcibly().waitFor();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, directory)) {
            assertThat(Letters.readOne(kafka, "consumer")).containsExactly("confirmed");
        }
    }

    private record Victim(Process jvm, ProcessHandle postgres, Path directory) {
        static Victim start(String directory) throws IOException {
            Process jvm = launch("database", directory);
            BufferedReader printed = jvm.inputReader();
            Path root = Path.of(printed.readLine());
            long pid = Long.parseLong(
                    Files.readAllLines(root.resolve("data/postmaster.pid")).get(0));
            return new Victim(jvm, ProcessHandle.of(pid).orElseThrow(), root);
        }

        static Process launch(String server, String directory) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            VictimMain.class.getName(),
                            server,
                            directory)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }
    }
}
