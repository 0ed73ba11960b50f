package io.countersign.gateway.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.schema.bytes.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives a call that is repeated with the same {@code Idempotency-Key} the first one's answer instead of doing it again;
 * keys are remembered for a day, in this process. Calls that failed for want of something that may come back are not
 * remembered. (The header is that of the IETF's draft-ietf-httpapi-idempotency-key-header.)
 */
final class IdempotencyKeys {
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e ]{1,255}");
    private static final int SERVER_ERROR = 500;
    private static final int MOST_BYTES = 64 << 20;
    private static final int BYTES_OF_AN_ENTRY = 512;

    private final Cache<String, Remembered> answers = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumWeight(MOST_BYTES)
            .weigher((String key, Remembered remembered) -> BYTES_OF_AN_ENTRY + remembered.bytes())
            .build();

    /** The answer to a call, new or remembered. */
    CompletableFuture<Answer> answer(Admission admission, Call call) {
        Optional<String> key = call.header("idempotency-key");
        if (key.isEmpty()) {
            return admission.work().run();
        }
        if (!KEY.matcher(key.get()).matches()) {
            throw new RefusedException(
                    Refusal.Kind.BAD_REQUEST, "Idempotency-Key must have 1 to 255 printable ASCII characters");
        }
        return answer(admission.caller().name() + '\n' + key.get(), admission.work(), fingerprint(call));
    }

    private CompletableFuture<Answer> answer(String key, Admission.Work work, Bytes fingerprint) {
        Remembered fresh = new Remembered(fingerprint, new CompletableFuture<>());
        Remembered known = answers.asMap().putIfAbsent(key, fresh);
        if (known == null) {
            return run(key, work, fresh);
        }
        if (!known.fingerprint().equals(fingerprint)) {
            throw new RefusedException(
                    Refusal.Kind.UNPROCESSABLE, "this Idempotency-Key was used for another request before");
        }
        return known.answer().copy();
    }

    private CompletableFuture<Answer> run(String key, Admission.Work work, Remembered fresh) {
        CompletableFuture<Answer> answer;
        try {
            answer = work.run();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.whenComplete((done, failure) -> settle(key, fresh, done, failure));
    }

    private void settle(String key, Remembered fresh, @Nullable Answer done, @Nullable Throwable failure) {
        if (done == null) {
            answers.asMap().remove(key, fresh);
            fresh.answer().completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
            return;
        }
        fresh.answer().complete(done);
        if (done.status() >= SERVER_ERROR) {
            answers.asMap().remove(key, fresh);
        } else {
            // Now that it is known how long the answer is, it is weighed again.
            answers.asMap().replace(key, fresh, new Remembered(fresh.fingerprint(), fresh.answer()));
        }
    }

    private static Bytes fingerprint(Call call) {
        return Bytes.utf8(call.method()
                        + ' '
                        + call.path()
                        + ' '
                        + call.query()
                        + ' '
                        + call.body().sha256().toHex())
                .sha256();
    }

    private record Remembered(Bytes fingerprint, CompletableFuture<Answer> answer) {
        int bytes() {
            return answer.isDone() && !answer.isCompletedExceptionally()
                    ? answer.join().body().length()
                    : 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
