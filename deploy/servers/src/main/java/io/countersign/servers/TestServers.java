package io.countersign.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where tests get Kafka and PostgreSQL: each is started once per JVM, on first use, and ends with it.
 * {@code COUNTERSIGN_TEST_SERVERS} (system property or environment) says where: {@code containers}, {@code embedded}, or
 * {@code auto}, the default, which takes containers only when that is certain to work.
 */
public final class TestServers {
    private static final Logger log = LoggerFactory.getLogger(TestServers.class);

    private TestServers() {}

    /** The Kafka that the tests of this JVM share; topics are theirs to name apart. */
    public static KafkaServer kafka() {
        return SharedKafka.SERVER;
    }

    /** The PostgreSQL that the tests of this JVM share. */
    public static DatabaseServer postgres() {
        return SharedDatabase.SERVER;
    }

    /** An empty database of the shared PostgreSQL that nobody else uses. */
    public static DatabaseLogin freshDatabase() {
        return postgres().freshDatabase();
    }

    private static final class Choice {
        static final ServerChoice SETTING = ServerChoice.read(System.getenv());
        static final boolean CONTAINERS = decide();

        private static boolean decide() {
            boolean containers = (SETTING == ServerChoice.CONTAINERS || isTestcontainersHere())
                    && SETTING.isContainers(System.getenv(), ContainerServers.images());
            log.info("servers for tests: {}", containers ? "containers" : "embedded");
            return containers;
        }

        private static boolean isTestcontainersHere() {
            String marker = "org/testcontainers/DockerClientFactory.class";
            return TestServers.class.getClassLoader().getResource(marker) != null;
        }

        /** What to do when a container did not start: fail if one was asked for, else take the embedded server. */
        static void refuseIfContainersAreAskedFor() {
            if (SETTING == ServerChoice.CONTAINERS) {
                throw new IllegalStateException(ServerChoice.SETTING + "=containers, but there is none; see the log");
            }
        }
    }

    private static final class SharedKafka {
        static final KafkaServer SERVER =
                Choice.CONTAINERS ? ContainerServers.kafka().orElseGet(SharedKafka::embedded) : embedded();

        private static KafkaServer embedded() {
            Choice.refuseIfContainersAreAskedFor();
            try {
                return EmbeddedKafka.start(0, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class SharedDatabase {
        static final DatabaseServer SERVER =
                Choice.CONTAINERS ? ContainerServers.postgres().orElseGet(SharedDatabase::embedded) : embedded();

        private static DatabaseServer embedded() {
            Choice.refuseIfContainersAreAskedFor();
            try {
                return EmbeddedDatabase.start(0, null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
