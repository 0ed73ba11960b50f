package io.countersign.chaos;

import io.countersign.chaos.fault.Fault;
import io.countersign.chaos.fault.Target;
import io.countersign.chaos.guarantee.Examination;
import io.countersign.chaos.guarantee.Violation;
import io.countersign.chaos.load.Load;
import io.countersign.chaos.scene.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Runs a load, lets one fault after the other strike, and asks every guarantee in the end. */
final class Conductor {
    /** Whatever was broken, the consumers move on this soon after it works again. */
    static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(30);

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_END = Duration.ofMinutes(5);

    private final Plan plan;
    private final Path directory;
    private final Consumer<String> log;
    private final Random random;
    private final List<Struck> strikes = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    Conductor(Plan plan, Path directory, Consumer<String> log) {
        this.plan = plan;
        this.directory = directory;
        this.log = log;
        this.random = new Random(plan.seed());
    }

    Verdict run() throws Exception {
        try (Scene scene = new Scene(directory, plan.groupProtocol());
                Load load = new Load(plan.seed(), scene.keys(), scene.broker().bootstrapServers())) {
            scene.fleet().resize(plan.consumers());
            load.start(plan.perSecond());
            if (!scene.awaitAllAtWork(LONGEST_START)) {
                throw new IllegalStateException("the consumers did not start: " + standstill(scene));
            }
            strikeAll(new Target(scene, load, random));
            load.stop();
            if (!scene.progress().awaitEnd(LONGEST_END)) {
                broken("everything is applied and acknowledged in the end", standstill(scene));
            }
            if (!scene.fleet().stop()) {
                broken("consumers stop when they are asked to", "one had to be killed");
            }
            log.accept("looking at " + load.count() + " messages");
            violations.addAll(Examination.of(scene, load));
            return new Verdict(load.count(), scene.fleet().started(), strikes, violations);
        }
    }

    private void strikeAll(Target target) throws Exception {
        if (plan.duration().isZero()) {
            for (Fault fault : plan.faults()) {
                strike(fault, target);
            }
            return;
        }
        Instant end = Instant.now().plus(plan.duration());
        List<Fault> drawn = new ArrayList<>();
        while (Instant.now().isBefore(end)) {
            if (drawn.isEmpty()) {
                // Like a deck of cards: none is left out for long, and any may follow any other.
                drawn.addAll(plan.faults());
                Collections.shuffle(drawn, random);
            }
            strike(drawn.remove(drawn.size() - 1), target);
        }
    }

    private void strike(Fault fault, Target target) throws Exception {
        // Otherwise a fault would find consumers that only start, on which most have nothing to break.
        var unused = target.scene().awaitAllAtWork(LONGEST_START);
        Instant from = Instant.now();
        boolean harmed = fault.strike().at(target);
        Instant until = Instant.now();
        Optional<Duration> moved = move(target.scene(), fault.name());
        strikes.add(new Struck(fault.name(), from, until, harmed, moved));
        log.accept("%-30s %s, over after %.1f s, moving on %s"
                .formatted(
                        fault.name(),
                        harmed ? "struck" : "found nothing to break",
                        seconds(Duration.between(from, until)),
                        moved.map(time -> "%.1f s later".formatted(seconds(time)))
                                .orElse("NOT AT ALL")));
    }

    private Optional<Duration> move(Scene scene, String after) throws Exception {
        Optional<Duration> moved = scene.progress().awaitMove(LONGEST_STANDSTILL);
        if (moved.isEmpty()) {
            broken(
                    "progress is made within " + LONGEST_STANDSTILL.toSeconds() + " s wherever there is work",
                    "after " + after + ": " + standstill(scene));
        }
        return moved;
    }

    private static String standstill(Scene scene) throws Exception {
        return "applied " + scene.progress().now() + ", acknowledged "
                + scene.progress().committed() + " of " + scene.progress().ends();
    }

    private void broken(String promise, String what) {
        violations.add(new Violation(promise, what, Instant.now()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
