package io.countersign.chaos.fault;

import io.countersign.chaos.scene.ConsumerProcess;
import io.countersign.chaos.scene.Scene;
import io.countersign.consumer.FailPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens to consumers themselves. */
final class ConsumerFaults {
    private static final int LONGEST_WAY_TO_A_FAIL_POINT_SECONDS = 60;
    private static final Duration LONGEST_LIAR_START = Duration.ofMinutes(2);
    private static final Duration JUMP = Duration.ofSeconds(5);
    private static final Duration PAST_THE_POLL_INTERVAL = Scene.POLL_INTERVAL.plusSeconds(4);

    private ConsumerFaults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.add(new Fault("kill", ConsumerFaults::kill));
        all.add(new Fault("stop", ConsumerFaults::stop));
        all.add(new Fault("freeze", ConsumerFaults::freeze));
        all.add(new Fault("rebalance-storm", RebalanceStorm::strike));
        for (FailPoint point : FailPoint.values()) {
            all.add(new Fault("crash-" + point.text(), target -> crash(target, point)));
        }
        if (clockLibrary().isPresent()) {
            all.add(new Fault("clock-jump", ConsumerFaults::jump));
        }
        return all;
    }

    private static boolean kill(Target target) throws Exception {
        Target.last(target.between(0, 2_000));
        target.scene().fleet().any(target.random()).kill();
        return true;
    }

    private static boolean stop(Target target) throws Exception {
        return target.scene().fleet().any(target.random()).stop();
    }

    private static boolean freeze(Target target) throws Exception {
        ConsumerProcess frozen = target.scene().fleet().any(target.random());
        frozen.freeze();
        Target.last(PAST_THE_POLL_INTERVAL);
        frozen.thaw();
        return frozen.isAlive();
    }

    private static boolean crash(Target target, FailPoint point) throws Exception {
        String pass = point.text() + ":" + target.random().nextInt(1, 6);
        ConsumerProcess doomed = target.scene()
                .fleet()
                .replaceOne(target.random(), List.of("-D" + FailPoint.PROPERTY + "=" + pass), Map.of());
        return doomed.awaitEnd(LONGEST_WAY_TO_A_FAIL_POINT_SECONDS) == FailPoint.EXIT_CODE;
    }

    /** Debian's libfaketime, which lies to a process about the time. */
    static Optional<Path> clockLibrary() {
        try (Stream<Path> found =
                Files.find(Path.of("/usr/lib"), 4, (path, file) -> path.endsWith("faketime/libfaketimeMT.so.1"))) {
            return found.findFirst();
        } catch (java.io.IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean jump(Target target) throws Exception {
        Path clock = Files.createTempFile("countersign-clock-", ".txt");
        try {
            Files.writeString(clock, "+0");
            ConsumerProcess confused = target.scene().fleet().replaceOne(target.random(), List.of(), liar(clock));
            boolean atWork = target.scene().awaitAllAtWork(LONGEST_LIAR_START);
            for (String offset : List.of("+1h", "-1h", "+2d", "+0")) {
                Files.writeString(clock, offset);
                Target.last(JUMP);
            }
            boolean survived = confused.isAlive();
            confused.kill();
            return atWork && survived;
        } finally {
            Files.delete(clock);
        }
    }

    private static Map<String, String> liar(Path clock) {
        return Map.of(
                "LD_PRELOAD",
                clockLibrary().orElseThrow().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                // Read at each look at the clock, the file would make the process many times slower.
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }
}
