package io.countersign.consumer.inbox;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** What Kafka answers to a question that is not waited for longer than 10 seconds. */
public final class KafkaAnswer {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private KafkaAnswer() {}

    /**
     * The answer; throws {@link KafkaException} where none comes, which says what Kafka does not tell of, and whose cause
     * is what Kafka said instead.
     */
    public static <T> T await(KafkaFuture<T> answer, String what) {
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka does not tell of " + what, e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka does not tell of " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
