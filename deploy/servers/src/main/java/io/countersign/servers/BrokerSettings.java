package io.countersign.servers;

import static io.countersign.servers.FreePort.LOOPBACK;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The properties of a broker that is alone: one replica of everything, internal topics small, no waiting for others. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    static Map<String, String> of(int port, int controllerPort, Path dataDirectory) {
        Map<String, String> settings = new HashMap<>(network(port, controllerPort));
        settings.putAll(ALONE);
        settings.put("log.dirs", dataDirectory.toString());
        return settings;
    }

    private static Map<String, String> network(int port, int controllerPort) {
        String clients = "PLAINTEXT://" + LOOPBACK + ":" + port;
        String controller = LOOPBACK + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "listeners",
                clients + "," + CONTROLLER + "://" + controller,
                "advertised.listeners",
                clients,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                CONTROLLER,
                "controller.quorum.voters",
                NODE_ID + "@" + controller);
    }

    /** Those that do not depend on where the broker runs. */
    static final Map<String, String> ALONE = Map.ofEntries(
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
            Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
            Map.entry("group.consumer.min.session.timeout.ms", "5000"),
            // What a killed consumer leaves behind, its membership and its transaction, is not waited for long.
            Map.entry("group.consumer.session.timeout.ms", "6000"),
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
            Map.entry("group.min.session.timeout.ms", "1000"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // The default of 128 MiB is heap that a laptop and a test have better use for.
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            // After a crash the broker waits this long for its own previous registration to lapse.
            Map.entry("broker.session.timeout.ms", "4000"),
            Map.entry("broker.heartbeat.interval.ms", "500"));
}
