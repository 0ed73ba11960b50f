package io.countersign.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerEngineTest {
    private static final List<String> IMAGES = List.of("broker:1", "database:2");

    private final Path socket;
    private final ServerSocketChannel listener;

    ContainerEngineTest(@TempDir Path directory) throws IOException {
        socket = directory.resolve("engine.sock");
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    @AfterEach
    void stopListening() throws IOException {
        listener.close();
    }

    @Test
    void containersWhenTheEngineHasEveryImage() {
        answer(List.of("/_ping", "/images/broker:1/json", "/images/database:2/json"));
        assertThat(automatic("unix://" + socket)).isTrue();
    }

    @Test
    void containersWhenARegistryHasWhatTheEngineLacks() {
        answer(List.of("/_ping", "/images/broker:1/json", "/distribution/database:2/json"));
        assertThat(automatic("unix://" + socket)).isTrue();
    }

    @Test
    void embeddedWhenAnImageCannotBeHad() {
        answer(List.of("/_ping", "/images/broker:1/json"));
        assertThat(automatic("unix://" + socket)).isFalse();
    }

    @Test
    void embeddedWithinTwoSecondsWhenTheEngineIsSilent() {
        Instant start = Instant.now();
        assertThat(automatic("unix://" + socket)).isFalse();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void embeddedWithinTwoSecondsWhenNoEngineIsThere() {
        Instant start = Instant.now();
        assertThat(automatic("unix:///nowhere.sock")).isFalse();
        assertThat(automatic("npipe:////./pipe/docker_engine")).isFalse();
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void theSettingOverridesWhatIsThere() {
        assertThat(ServerChoice.read(Map.of(ServerChoice.SETTING, "containers")).isContainers(Map.of(), IMAGES))
                .isTrue();
        assertThat(ServerChoice.read(Map.of(ServerChoice.SETTING, "embedded")).isContainers(Map.of(), IMAGES))
                .isFalse();
    }

    private static boolean automatic(String dockerHost) {
        Map<String, String> environment =
                Map.of("DOCKER_HOST", dockerHost, "TESTCONTAINERS_HOST_OVERRIDE", "localhost");
        return ServerChoice.AUTO.isContainers(environment, IMAGES);
    }

    private void answer(List<String> known) {
        Thread engine = new Thread(
                () -> {
                    while (listener.isOpen()) {
                        answerOne(known);
                    }
                },
                "engine");
        engine.setDaemon(true);
        engine.start();
    }

    private void answerOne(List<String> known) {
        try (SocketChannel asked = listener.accept();
                Scanner words = new Scanner(Channels.newInputStream(asked), StandardCharsets.US_ASCII)) {
            words.next();
            String status = known.contains(words.next()) ? "200 OK" : "404 Not Found";
            asked.write(ByteBuffer.wrap(("HTTP/1.0 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException closed) {
            assertThat(listener.isOpen()).isFalse();
        }
    }
}
