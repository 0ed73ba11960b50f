package io.countersign.local.bench;

import io.countersign.local.bench.report.Bar;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/** One drain: the load, the consumers' processes, and what they left behind. */
final class Drain {
    private final Stage stage;
    private final DrainPlan plan;
    private final PrintWriter progress;
    private final Map<String, String> environment;

    Drain(Stage stage, DrainPlan plan, PrintWriter progress) {
        this(stage, plan, progress, Map.of());
    }

    /** One whose consumers find this in their environment beside their settings. */
    Drain(Stage stage, DrainPlan plan, PrintWriter progress, Map<String, String> environment) {
        this.stage = stage;
        this.plan = plan;
        this.progress = progress;
        this.environment = environment;
    }

    DrainFigures run() throws IOException, InterruptedException {
        stage.prepare();
        if (plan.peopleBefore() > 0) {
            say("storing " + plan.peopleBefore() + " people");
            stage.store(plan.peopleBefore());
        }
        say("signing and sending " + plan.total() + " messages");
        load();
        say("draining");
        List<ServiceProcess> consumers = new ArrayList<>();
        long start = System.currentTimeMillis();
        Map<String, String> surroundings = stage.environment(plan.batchSize());
        surroundings.putAll(environment);
        try (AckTimes acks = stage.acks()) {
            for (int i = 0; i < plan.consumers(); i++) {
                consumers.add(ServiceProcess.start("consume", plan.heap(), surroundings));
            }
            return drained(consumers, acks, start);
        } finally {
            consumers.forEach(ServiceProcess::close);
        }
    }

    private DrainFigures drained(List<ServiceProcess> consumers, AckTimes acks, long start)
            throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        // Acks are read afterwards, so that reading them takes nothing away from the consumer.
        boolean drained = stage.awaitDrained(plan.warmUp(), consumers);
        CpuUse before = stage.cpuUse(consumers);
        Stage.Written writtenBefore = stage.written();
        drained = drained && stage.awaitDrained(plan.total(), consumers);
        List<Bar> cpuSeconds = stage.cpuUse(consumers).since(before);
        Stage.Written written = stage.written();
        DrainFigures.Used used = new DrainFigures.Used(
                cpuSeconds, written.log() - writtenBefore.log(), written.tables() - writtenBefore.tables());
        if (!drained) {
            faults.add("a consumer ended before everything was acknowledged");
        }
        long resident = 0;
        for (ServiceProcess consumer : consumers) {
            resident = Math.max(resident, consumer.peakResidentKib());
            consumer.stop();
        }
        faults.addAll(acks.collect(plan.total()));
        faults.addAll(stage.check(plan.total(), plan.contacts(), plan.peopleBefore()));
        return new DrainFigures(plan, start, acks.inOrder(), resident, used, faults);
    }

    private void say(String what) {
        progress.println(what);
        progress.flush();
    }

    private void load() {
        People people = new People(plan.contacts(), plan.noteLength());
        try (KafkaProducer<byte[], byte[]> producer = stage.producer()) {
            for (int i = 0; i < plan.total(); i++) {
                var unused = producer.send(people.record(i, stage.sender()));
            }
        }
    }
}
