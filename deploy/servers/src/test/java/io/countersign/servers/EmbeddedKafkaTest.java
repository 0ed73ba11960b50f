package io.countersign.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
class EmbeddedKafkaTest {
    private final Path directory;

    EmbeddedKafkaTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aCommittedRecordIsReadAfterARestart(String groupProtocol) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, directory)) {
            kafka.createTopic(Letters.TOPIC, 3, Map.of("retention.ms", "-1"));
            Letters.send(kafka, "kept", true);
            Letters.send(kafka, "taken back", false);
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, directory)) {
            assertThat(Letters.readOne(kafka, groupProtocol)).containsExactly("kept");
        }
    }

    @Test
    void saysWhichPortIsInUse() throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, null)) {
            int port = Integer.parseInt(kafka.bootstrapServers().replaceAll(".*:", ""));
            assertThatThrownBy(() -> EmbeddedKafka.start(port, directory))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + port);
        }
    }

    @Test
    void oneDirectoryServesOneBroker() throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, directory)) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedKafka.start(0, directory)).hasMessageContaining("is in use");
        }
    }

    @Test
    void aTakenTopicNameIsRefused() throws IOException {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(0, null)) {
            kafka.createTopic("letters", 1, Map.of());
            assertThatThrownBy(() -> kafka.createTopic("letters", 1, Map.of()))
                    .isInstanceOf(TopicExistsException.class);
        }
    }

    @Test
    void leavesNoThreadBehind() throws IOException {
        EmbeddedKafka.start(0, directory).close();
        List<String> before = threads();
        EmbeddedKafka.start(0, directory).close();
        await().pollInSameThread().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
