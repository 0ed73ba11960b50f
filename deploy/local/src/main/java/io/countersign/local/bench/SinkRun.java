package io.countersign.local.bench;

import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TemporaryDirectory;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Debezium's JDBC sink in a standalone worker of Kafka Connect: people as flat rows, unsigned, upserted into one table,
 * with the settings that its documentation gives for speed.
 *
 * @param topic a new one
 * @param unnest whether it writes by UNNEST instead of the driver's rewritten batches
 */
record SinkRun(Stage stage, PeerPrograms programs, String topic, boolean unnest) {
    private static final String HEAP = "512m";
    private static final int BATCH = 2_000;
    private static final int LOOK_EACH_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Without it every message would have to carry its schema. */
    private static final String SCHEMA = """
            {"type":"struct","fields":[
            {"field":"import_id","type":"string"},{"field":"first_name","type":"string","optional":true},
            {"field":"last_name","type":"string","optional":true},{"field":"locale","type":"string","optional":true},
            {"field":"gender","type":"string","optional":true},{"field":"email","type":"string","optional":true},
            {"field":"phone","type":"string","optional":true}]}""";

    private static final String TABLE = """
            CREATE SCHEMA IF NOT EXISTS sink;
            DROP TABLE IF EXISTS sink.flat_people;
            CREATE TABLE sink.flat_people (import_id text PRIMARY KEY, first_name text, last_name text, locale text,
                gender text, email text, phone text)""";

    private static final String ALL = "SELECT count(*) FROM sink.flat_people";
    private static final String PRESENT = "SELECT count(*) FROM sink.flat_people WHERE import_id = ANY(:ids)";

    private static final String RIGHT = """
            SELECT count(*) FROM sink.flat_people
            WHERE last_name = 'Doe ' || substr(import_id, 2) AND email = 'jane' || substr(import_id, 2) || '@example.org'""";

    /**
     * Makes the topic, some time before it is used: to one that the broker is still about to lead, the first batches of an
     * idempotent producer may come out of order for good.
     */
    void prepare() {
        stage.addTopic(topic);
    }

    /** Writes so many rows, the first of which are not counted. */
    RowsWritten run(int warmUp, int counted) throws IOException, InterruptedException {
        stage.jdbi().useHandle(handle -> handle.createScript(TABLE).execute());
        load(warmUp + counted);
        Path directory = TemporaryDirectory.create("countersign-sink-");
        Path log = directory.resolve("log");
        List<String> words = List.of(
                programs.classPath(),
                "org.apache.kafka.connect.cli.ConnectStandalone",
                store(directory.resolve("worker.properties"), worker(directory)),
                store(directory.resolve("connector.properties"), connector()));
        try (ServiceProcess worker = ServiceProcess.ofProgram(words, HEAP, Map.of(), log)) {
            await(warmUp, worker, log);
            long start = System.nanoTime();
            long before = stage.count(ALL);
            await(warmUp + counted, worker, log);
            double seconds = (System.nanoTime() - start) / 1e9;
            worker.stop();
            List<String> faults = new ArrayList<>();
            stage.expect(faults, warmUp + counted, "right rows of the sink", RIGHT);
            return new RowsWritten((warmUp + counted - before) / seconds, faults);
        } finally {
            TemporaryDirectory.delete(directory);
        }
    }

    /**
     * How fast it was.
     *
     * @param faults what is wrong in the table; empty when all is right
     */
    record RowsWritten(double perSecond, List<String> faults) {}

    private void load(int total) {
        try (KafkaProducer<byte[], byte[]> producer = stage.producer()) {
            for (int i = 0; i < total; i++) {
                var unused = producer.send(new ProducerRecord<>(
                        topic, i % stage.partitions(), null, People.row(i).toArray()));
            }
        }
    }

    // Partitions are taken in order each: when their last rows are there, all are.
    private void await(int rows, ServiceProcess worker, Path log) throws IOException, InterruptedException {
        List<String> last = IntStream.range(Math.max(0, rows - stage.partitions()), rows)
                .mapToObj(number -> "P" + number)
                .toList();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (present(last) < last.size()) {
            if (!worker.isAlive() || System.nanoTime() > end) {
                throw new IOException(
                        "the sink does not write its rows; what it printed last: " + ServiceProcess.lastLines(log));
            }
            // The sink tells nobody how far it is: the table has to be asked.
            Thread.sleep(LOOK_EACH_MILLIS);
        }
    }

    private int present(List<String> ids) {
        return stage.jdbi()
                .withHandle(handle -> handle.createQuery(PRESENT)
                        .bindArray("ids", String.class, ids)
                        .mapTo(Integer.class)
                        .one());
    }

    private Properties worker(Path directory) {
        Properties worker = new Properties();
        worker.put("bootstrap.servers", stage.bootstrapServers());
        worker.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        worker.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        worker.put("value.converter.schemas.enable", "true");
        worker.put("value.converter.schema.content", SCHEMA.replace("\n", ""));
        worker.put("offset.storage.file.filename", directory.resolve("offsets").toString());
        worker.put("plugin.discovery", "service_load");
        worker.put("listeners", "http://127.0.0.1:0");
        worker.put("consumer.max.poll.records", Integer.toString(BATCH));
        return worker;
    }

    private Properties connector() {
        DatabaseLogin login = stage.login();
        Properties connector = new Properties();
        connector.put("name", topic);
        connector.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
        connector.put("tasks.max", "1");
        connector.put("topics", topic);
        connector.put("collection.name.format", "flat_people");
        connector.put("connection.url", login.jdbcUrl() + "?currentSchema=sink&reWriteBatchedInserts=true");
        connector.put("connection.username", login.user());
        connector.put("connection.password", login.password());
        connector.put("insert.mode", "upsert");
        connector.put("primary.key.mode", "record_value");
        connector.put("primary.key.fields", "import_id");
        connector.put("schema.evolution", "none");
        connector.put("batch.size", Integer.toString(BATCH));
        connector.put("dialect.postgres.unnest.insert.enabled", Boolean.toString(unnest));
        return connector;
    }

    private static String store(Path file, Properties properties) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file.toString();
    }
}
