package io.countersign.local.bench;

import io.countersign.cli.consume.Termination;
import io.countersign.local.stack.Readiness;
import io.countersign.schema.ack.MessageId;
import io.countersign.servers.FreePort;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One measurement at a steady rate: every message is due at its own time, whatever became of those before, and its
 * latency counts from then on; a sender that waits for a slow answer would leave out what it kept others waiting.
 */
final class LatencyRun {
    private final Stage stage;
    private final PrintWriter progress;
    private final Map<String, Long> due = new ConcurrentHashMap<>();

    LatencyRun(Stage stage, PrintWriter progress) {
        this.stage = stage;
        this.progress = progress;
    }

    LatencyFigures run(Duration warmUp, Duration measured, int perSecond, String heap)
            throws IOException, InterruptedException {
        stage.prepare();
        int before = count(warmUp, perSecond);
        int total = before + count(measured, perSecond);
        say("signing " + total + " messages");
        List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>(total);
        for (int i = 0; i < total; i++) {
            messages.add(People.usual().record(i, stage.sender()));
        }
        int console = FreePort.any();
        try (Termination termination = Termination.ofProcess();
                ServiceProcess consumer = ServiceProcess.start("consume", heap, stage.environmentWithConsole(console));
                AckTimes acks = stage.acksAsTheyCome()) {
            Readiness.await("http://127.0.0.1:" + console, termination);
            say("sending " + perSecond + " a second");
            CompletableFuture<List<String>> read = CompletableFuture.supplyAsync(() -> acks.collect(total));
            long start = System.nanoTime();
            send(messages, start, perSecond);
            List<String> faults = new ArrayList<>(read.join());
            long end = System.nanoTime();
            long resident = consumer.peakResidentKib();
            consumer.stop();
            faults.addAll(stage.check(total, 2, 0));
            long first = start + due(before, perSecond);
            return new LatencyFigures(
                    perSecond,
                    stage.partitions(),
                    heap,
                    latencies(acks.byMessage(), first),
                    Duration.ofNanos(end - first),
                    resident,
                    faults);
        }
    }

    private static int count(Duration time, int perSecond) {
        return Math.toIntExact(time.toSeconds() * perSecond);
    }

    /** Nanoseconds after the start. */
    private static long due(int number, int perSecond) {
        return number * 1_000_000_000L / perSecond;
    }

    private void send(List<ProducerRecord<byte[], byte[]>> messages, long start, int perSecond) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stage.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < messages.size(); i++) {
                long at = start + due(i, perSecond);
                for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var unused = producer.send(messages.get(i), (sent, error) -> {
                    if (error == null) {
                        due.put(
                                MessageId.of(sent.topic(), sent.partition(), sent.offset(), sent.timestamp())
                                        .value(),
                                at);
                    }
                });
            }
        }
    }

    private Latencies latencies(Map<String, Long> seen, long first) {
        Latencies latencies = new Latencies();
        due.forEach((id, at) -> {
            Long acknowledged = seen.get(id);
            if (acknowledged != null && at >= first) {
                latencies.add(acknowledged - at);
            }
        });
        return latencies;
    }

    private void say(String what) {
        progress.println(what);
        progress.flush();
    }
}
