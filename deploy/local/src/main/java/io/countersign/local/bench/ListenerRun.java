package io.countersign.local.bench;

import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/** The listener that takes one message at a time, with as many threads as there are partitions. */
record ListenerRun(Stage stage, PeerPrograms programs) {
    private static final String REQUESTS = "listener.upserts";
    private static final String ACKS = "listener.acks";
    private static final int LOOK_EACH_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String TABLES = """
            CREATE SCHEMA listener;
            CREATE TABLE listener.people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                import_id text NOT NULL UNIQUE, first_name text, last_name text, locale text, gender text);
            CREATE TABLE listener.contacts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                person_id bigint NOT NULL REFERENCES listener.people (id), type text NOT NULL, info text NOT NULL,
                main boolean NOT NULL, UNIQUE (person_id, type, info));
            CREATE TABLE listener.messages (message_id text PRIMARY KEY,
                person_id bigint NOT NULL REFERENCES listener.people (id), payload bytea NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now())""";

    private static final String MESSAGES = "SELECT count(*) FROM listener.messages";

    /** Makes the topics; see {@link SinkRun#prepare}. */
    void prepare() {
        stage.addTopic(REQUESTS);
        stage.addTopic(ACKS);
    }

    /** Takes the messages of the plan. */
    DrainFigures run(DrainPlan plan) throws IOException, InterruptedException {
        stage.jdbi().useHandle(handle -> handle.createScript(TABLES).execute());
        load(plan.total());
        Path directory = TemporaryDirectory.create("countersign-listener-");
        Path log = directory.resolve("log");
        long start = System.currentTimeMillis();
        List<String> words = List.of(programs.classPath(), "io.countersign.peers.ListenerMain");
        try (ServiceProcess listener = ServiceProcess.ofProgram(words, plan.heap(), environment(), log);
                AckTimes acks = stage.acksOn(ACKS)) {
            await(plan.total(), listener, log);
            long resident = listener.peakResidentKib();
            // Ends after the acknowledgement of what it stored last.
            listener.stop();
            List<String> faults = new ArrayList<>(acks.collect(plan.total()));
            stage.expect(faults, plan.total(), "people of the listener", "SELECT count(*) FROM listener.people");
            stage.expect(
                    faults,
                    (long) plan.contacts() * plan.total(),
                    "contacts of the listener",
                    "SELECT count(*) FROM listener.contacts");
            return new DrainFigures(plan, start, acks.inOrder(), resident, DrainFigures.Used.unknown(), faults);
        } finally {
            TemporaryDirectory.delete(directory);
        }
    }

    private void load(int total) {
        try (KafkaProducer<byte[], byte[]> producer = stage.producer()) {
            for (int i = 0; i < total; i++) {
                var unused = producer.send(People.usual().record(i, stage.sender(), REQUESTS));
            }
        }
    }

    private Map<String, String> environment() {
        DatabaseLogin login = stage.login();
        Map<String, String> environment = new HashMap<>();
        environment.put("PEER_BOOTSTRAP_SERVERS", stage.bootstrapServers());
        environment.put("PEER_REQUESTS", REQUESTS);
        environment.put("PEER_ACKS", ACKS);
        environment.put("PEER_DATABASE_URL", login.jdbcUrl());
        environment.put("PEER_DATABASE_USER", login.user());
        environment.put("PEER_DATABASE_PASSWORD", login.password());
        environment.put("PEER_SOURCE_PUBLIC_KEY", stage.sender().publicKey().encoded());
        environment.put("PEER_COMMUNITY_PRIVATE_KEY", stage.community().hex());
        environment.put("PEER_THREADS", Integer.toString(stage.partitions()));
        return environment;
    }

    private void await(int total, ServiceProcess listener, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (stage.count(MESSAGES) < total) {
            if (!listener.isAlive() || System.nanoTime() > end) {
                throw new IOException(
                        "the listener does not go on; what it printed last: " + ServiceProcess.lastLines(log));
            }
            // The listener tells nobody how far it is: the table has to be asked.
            Thread.sleep(LOOK_EACH_MILLIS);
        }
    }
}
