package io.countersign.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Asks a container engine (Docker, Podman) short questions over its HTTP interface. Testcontainers would look for an
 * engine for half a minute before it gives up.
 */
final class ContainerEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_WITH_REGISTRY = Duration.ofSeconds(5);

    private final SocketAddress address;

    ContainerEngine(SocketAddress address) {
        this.address = address;
    }

    /** The engine that {@code DOCKER_HOST} names, or the one behind the first usual socket that exists. */
    static Optional<ContainerEngine> find(Map<String, String> environment) {
        String host = environment.get("DOCKER_HOST");
        if (host != null) {
            return addressOf(URI.create(host)).map(ContainerEngine::new);
        }
        return usualSockets(environment)
                .filter(Files::exists)
                .findFirst()
                .map(socket -> new ContainerEngine(UnixDomainSocketAddress.of(socket)));
    }

    /** Whether it answers within a second. */
    boolean answers() {
        return succeeds("/_ping", PATIENCE);
    }

    /** Whether an image is on this machine already. */
    boolean has(String image) {
        return succeeds("/images/" + image + "/json", PATIENCE);
    }

    /** Whether the engine can reach a registry that has the image. */
    boolean canPull(String image) {
        return succeeds("/distribution/" + image + "/json", PATIENCE_WITH_REGISTRY);
    }

    private static Optional<SocketAddress> addressOf(URI host) {
        return switch (host.getScheme()) {
            case "unix" -> Optional.of(UnixDomainSocketAddress.of(Path.of(host.getPath())));
            case "tcp" -> Optional.of(new InetSocketAddress(host.getHost(), host.getPort()));
            default -> Optional.empty();
        };
    }

    private static Stream<Path> usualSockets(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        Path runtime = Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/run"));
        return Stream.of(
                Path.of("/var/run/docker.sock"),
                runtime.resolve("docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock"),
                runtime.resolve("podman/podman.sock"));
    }

    private boolean succeeds(String path, Duration patience) {
        try (SocketChannel channel = SocketChannel.open(family())) {
            return CompletableFuture.supplyAsync(() -> status(channel, path))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .contains(" 200 ");
        } catch (IOException | ExecutionException | TimeoutException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private java.net.ProtocolFamily family() {
        return address instanceof UnixDomainSocketAddress
                ? java.net.StandardProtocolFamily.UNIX
                : java.net.StandardProtocolFamily.INET;
    }

    private String status(SocketChannel channel, String path) {
        try {
            channel.connect(address);
            String request = "GET " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            byte[] answer = Channels.newInputStream(channel).readNBytes("HTTP/1.0 200 ".length());
            return new String(answer, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
