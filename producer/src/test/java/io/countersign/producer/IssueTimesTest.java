package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IssueTimesTest {
    @Test
    void timesHaveSixDigitsOfASecond() {
        assertThat(times("2025-11-13T20:52:49Z").next()).isEqualTo("2025-11-13T20:52:49.000000Z");
        assertThat(times("2025-11-13T20:52:49.123456789Z").next()).isEqualTo("2025-11-13T20:52:49.123456Z");
    }

    @Test
    void timesGoOnWhileTheClockStands() {
        IssueTimes times = times("2025-12-31T23:59:59.999999Z");

        assertThat(times.next()).isEqualTo("2025-12-31T23:59:59.999999Z");
        assertThat(times.next()).isEqualTo("2026-01-01T00:00:00.000000Z");
        assertThat(times.next()).isEqualTo("2026-01-01T00:00:00.000001Z");
    }

    @Test
    void noTimeIsGivenTwice() {
        IssueTimes times = new IssueTimes(Clock.systemUTC());
        Set<String> seen = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 10_000)
                .parallel()
                .forEach(i -> assertThat(seen.add(times.next())).isTrue());

        assertThat(seen).hasSize(10_000);
    }

    private static IssueTimes times(String now) {
        return new IssueTimes(Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
