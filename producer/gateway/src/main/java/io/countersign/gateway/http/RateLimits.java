package io.countersign.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/** Counts what each caller asks for, in this process. */
final class RateLimits {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Any key may knock; those that have been quiet for longest are forgotten first. */
    private static final int CALLERS = 100_000;

    private final int requestsPerMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CALLERS)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();

    RateLimits(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    /** Counts one request, and refuses it when there were too many. */
    void count(Admission.Caller caller) {
        int limit = caller.requestsPerMinute().orElse(requestsPerMinute);
        ConsumptionProbe probe =
                buckets.get(caller.name(), name -> bucket(limit)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RefusedException(new Refusal(
                    Refusal.Kind.TOO_MANY_REQUESTS,
                    "Rate limit exceeded: " + limit + " requests per minute",
                    Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()))));
        }
    }

    private static Bucket bucket(int limit) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, PERIOD))
                .build();
    }
}
