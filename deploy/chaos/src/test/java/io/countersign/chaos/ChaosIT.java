package io.countersign.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.chaos.fault.Fault;
import io.countersign.chaos.fault.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults that take the shortest, each once; {@code deploy/countersign chaos} runs all. */
class ChaosIT {
    @TempDir
    private Path directory;

    @Test
    void everyGuaranteeHoldsWithTheGroupProtocolOfTheBrokers() throws Exception {
        hold("consumer", "crash-after-database-commit", "database-cut-at-commit", "poison-flood");
    }

    @Test
    void everyGuaranteeHoldsWithTheClassicGroupProtocol() throws Exception {
        hold("classic", "crash-before-offset-commit", "rebalance-storm", "key-rotation");
    }

    private void hold(String groupProtocol, String... names) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<Fault> faults = Faults.named(List.of(names));
        Plan plan = new Plan(seed, Duration.ZERO, faults, 2, 150, groupProtocol);
        Verdict verdict = new Conductor(plan, directory, System.out::println).run();
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.neverStruck()).isEmpty();
        assertThat(verdict.messages()).isGreaterThan(1_000);
    }
}
