package io.countersign.servers;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and PostgreSQL in containers, or nothing where they do not start; Testcontainers removes them when the JVM has ended. */
final class ContainerServers {
    private static final Logger log = LoggerFactory.getLogger(ContainerServers.class);
    private static final String KAFKA = "apache/kafka:4.3.1";
    private static final String POSTGRES = "postgres:18";
    private static final String REMOVER = "testcontainers/ryuk:0.14.0";

    private ContainerServers() {}

    /** Everything that must be there or be pulled. */
    static List<String> images() {
        return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                ? List.of(KAFKA, POSTGRES)
                : List.of(KAFKA, POSTGRES, REMOVER);
    }

    static Optional<KafkaServer> kafka() {
        KafkaContainer container = new KafkaContainer(KAFKA).withEnv(brokerVariables());
        return isStarted(container, KAFKA) ? Optional.of(container::getBootstrapServers) : Optional.empty();
    }

    /** The same broker as the embedded one, as the image takes its properties. */
    private static Map<String, String> brokerVariables() {
        Map<String, String> variables = new HashMap<>();
        BrokerSettings.ALONE.forEach(
                (key, value) -> variables.put("KAFKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT), value));
        return variables;
    }

    static Optional<DatabaseServer> postgres() {
        PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES);
        if (!isStarted(container, POSTGRES)) {
            return Optional.empty();
        }
        DatabaseLogin superuser =
                new DatabaseLogin(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        DatabaseLogin owner = Databases.createOwned(superuser);
        return Optional.of(() -> owner);
    }

    private static boolean isStarted(GenericContainer<?> container, String image) {
        try {
            container.start();
            return true;
        } catch (ContainerLaunchException | ContainerFetchException | IllegalStateException e) {
            log.warn("no container of {}: {}", image, e.getMessage());
            return false;
        }
    }
}
