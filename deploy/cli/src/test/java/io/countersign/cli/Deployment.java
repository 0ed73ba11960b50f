package io.countersign.cli;

import io.countersign.producer.Sent;
import io.countersign.producer.UpsertClient;
import io.countersign.producer.UpsertClientConfig;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Topics and an empty database of its own on the shared servers, as settings tell the commands about them. */
public final class Deployment {
    public final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    public final PrivateKey community = PrivateKey.fromSeed(Bytes.utf8("community-" + name));
    public final PrivateKey sender = PrivateKey.fromSeed(Bytes.utf8("sender-" + name));
    private final Map<String, String> environment = new TreeMap<>();

    public Deployment() {
        DatabaseLogin login = TestServers.freshDatabase();
        environment.put("COUNTERSIGN_DATABASE_URL", login.jdbcUrl());
        environment.put("COUNTERSIGN_DATABASE_USER", login.user());
        environment.put("COUNTERSIGN_DATABASE_PASSWORD", login.password());
        environment.put(
                "COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", TestServers.kafka().bootstrapServers());
        environment.put("COUNTERSIGN_KAFKA_GROUP_ID", name);
        environment.put("COUNTERSIGN_TOPICS_REQUESTS", name);
        environment.put("COUNTERSIGN_TOPICS_ACKS", name + ".acks");
        environment.put("COUNTERSIGN_TOPICS_DEAD", name + ".dead");
        environment.put("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", community.hex());
        environment.put("COUNTERSIGN_CONSOLE_PORT", "0");
    }

    public Deployment createTopics() {
        for (String topic : List.of(name, name + ".acks", name + ".dead")) {
            TestServers.kafka().createTopic(topic, 2, Map.of());
        }
        return this;
    }

    /** A terminal in which the settings lead to this deployment. */
    public Terminal terminal() {
        return Terminal.with(environment);
    }

    /** The same with one setting changed, or taken out. */
    public Terminal terminalWith(String variable, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(environment);
        changed.remove(variable);
        if (value != null) {
            changed.put(variable, value);
        }
        return Terminal.with(changed);
    }

    public String setting(String variable) {
        return String.valueOf(environment.get(variable));
    }

    /** A client that signs as {@link #sender}. */
    public UpsertClient client() {
        return clientTo(name);
    }

    /** One that sends to another topic. */
    public UpsertClient clientTo(String topic) {
        return new UpsertClient(new UpsertClientConfig(
                Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()),
                topic,
                name + ".acks",
                sender,
                community.publicKey()));
    }

    /** Sends a payload and returns its message_id. */
    public static String send(UpsertClient client, String payload) {
        Sent sent = client.send((ObjectNode) JsonMapper.shared().readTree(payload));
        return sent.accepted().join().messageId().value();
    }

    /** Runs a command that does not end by itself, in a thread of its own. */
    public Running start(String... arguments) {
        return startWith(Map.of(), arguments);
    }

    /** The same with some settings changed. */
    public Running startWith(Map<String, String> changed, String... arguments) {
        Map<String, String> settings = new TreeMap<>(environment);
        settings.putAll(changed);
        StringWriter out = new StringWriter();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        CommandLine line = Countersign.commandLine(
                        Commands.all(new Surroundings(settings, InputStream.nullInputStream())))
                .setOut(new PrintWriter(out));
        Thread thread = new Thread(() -> exitCode.complete(line.execute(arguments)), arguments[0]);
        thread.start();
        return new Running(thread, out, exitCode);
    }

    /** A command under way. */
    public record Running(Thread thread, StringWriter printed, CompletableFuture<Integer> exitCode) {
        /** What it has printed so far. */
        public String out() {
            return printed.toString();
        }

        /** Tells it to stop, waits until it has and returns its exit code. */
        public int stop() {
            thread.interrupt();
            return exitCode.join();
        }
    }
}
