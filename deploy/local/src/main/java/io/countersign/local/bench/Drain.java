package io.countersign.local.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One drain: the load, the consumer's process, and what it left behind. */
final class Drain {
    private final Stage stage;
    private final PrintWriter progress;

    Drain(Stage stage, PrintWriter progress) {
        this.stage = stage;
        this.progress = progress;
    }

    DrainFigures run(int warmUp, int messages, String heap) throws IOException, InterruptedException {
        stage.prepare();
        int total = warmUp + messages;
        say("signing and sending " + total + " messages");
        load(total);
        say("draining");
        long start = System.currentTimeMillis();
        try (ServiceProcess consumer = ServiceProcess.start("consume", heap, stage.environment());
                AckTimes acks = stage.acks()) {
            List<String> faults = new ArrayList<>();
            // Acks are read afterwards, so that reading them takes nothing away from the consumer.
            if (!stage.awaitDrained(total, consumer)) {
                faults.add("the consumer ended before it had acknowledged everything");
            }
            long resident = consumer.peakResidentKib();
            consumer.stop();
            faults.addAll(acks.collect(total));
            faults.addAll(stage.check(total));
            return new DrainFigures(warmUp, heap, stage.partitions(), start, acks.inOrder(), resident, faults);
        }
    }

    private void say(String what) {
        progress.println(what);
        progress.flush();
    }

    private void load(int total) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stage.bootstrapServers(), "linger.ms", 20, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < total; i++) {
                var unused = producer.send(People.record(i, stage.sender()));
            }
        }
    }
}
