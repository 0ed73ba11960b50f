package io.countersign.chaos.scene;

import io.countersign.chaos.proxy.FaultProxy;
import io.countersign.servers.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/**
 * A broker as a process of its own, with two listeners: one for whoever watches, and one that its clients reach through
 * a proxy only.
 */
public final class Broker implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    /** An ack may hold a thousand errors, and a dead letter the largest message. */
    private static final int LARGEST_RECORD = 8 * 1024 * 1024;

    private static final String LOOPBACK = "127.0.0.1:";

    private final int port = FreePort.any();
    private final int behindProxy = FreePort.any();
    private final int controller = FreePort.any();
    private final Path directory;
    private final FaultProxy proxy;
    private JavaProcess process;

    /** Starts it with its data in the directory, and waits until it answers. */
    public Broker(Path directory) throws IOException {
        this.directory = directory;
        this.proxy = FaultProxy.to(behindProxy);
        this.process = launch();
        awaitAnswer();
    }

    private JavaProcess launch() throws IOException {
        String watchers = "PLAINTEXT://" + LOOPBACK + port;
        return JavaProcess.start(
                List.of(
                        "-Xmx512m",
                        BrokerMain.class.getName(),
                        Integer.toString(port),
                        directory.resolve("kafka").toString(),
                        "listeners=" + watchers + ",PROXIED://" + LOOPBACK + behindProxy + ",CONTROLLER://" + LOOPBACK
                                + controller,
                        "advertised.listeners=" + watchers + ",PROXIED://" + LOOPBACK + proxy.port(),
                        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "inter.broker.listener.name=PLAINTEXT",
                        "controller.quorum.voters=1@" + LOOPBACK + controller,
                        "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found=true",
                        "message.max.bytes=" + LARGEST_RECORD),
                Map.of(),
                directory.resolve("broker.log"));
    }

    private void awaitAnswer() {
        Awaitility.await("the broker").atMost(LONGEST_START).ignoreExceptions().until(() -> {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
                return answers(admin);
            }
        });
    }

    private static boolean answers(Admin admin) throws InterruptedException, ExecutionException {
        return !admin.describeCluster().nodes().get().isEmpty();
    }

    /** For those who watch, whatever happens to the proxy. */
    public String bootstrapServers() {
        return LOOPBACK + port;
    }

    /** For the services, through the proxy. */
    public String proxiedServers() {
        return LOOPBACK + proxy.port();
    }

    /** What is between the services and the broker. */
    public FaultProxy proxy() {
        return proxy;
    }

    /** Ends it as {@code kill -9} does, and starts it again. */
    public void crash() throws IOException, InterruptedException {
        process.kill();
        again();
    }

    /** Ends it in good order, and starts it again. */
    public void restart() throws IOException, InterruptedException {
        process.stop();
        again();
    }

    private void again() throws IOException {
        process.close();
        process = launch();
        awaitAnswer();
    }

    /** Stops it in the middle of whatever it does. */
    public void freeze() throws IOException, InterruptedException {
        process.freeze();
    }

    /** Lets it go on. */
    public void thaw() throws IOException, InterruptedException {
        process.thaw();
    }

    @Override
    public void close() throws IOException {
        process.close();
        proxy.close();
    }
}
