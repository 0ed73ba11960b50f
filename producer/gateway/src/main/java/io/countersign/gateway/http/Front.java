package io.countersign.gateway.http;

import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.dialect.Route;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a call through the gateway: read, admitted, counted, worked on, answered, logged. */
final class Front {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final String NOBODY = "-";
    private static final Refusal STOPPING = new Refusal(
            Refusal.Kind.UNAVAILABLE,
            "this gateway is stopping; send the call again",
            Optional.of(Duration.ofSeconds(1)));
    private static final long MILLIS = 1_000;

    private final CallReader reader;
    private final RateLimits rateLimits;
    private final IdempotencyKeys idempotencyKeys;
    private final AccessLog accessLog;
    private final UnderWay underWay;

    Front(
            CallReader reader,
            RateLimits rateLimits,
            IdempotencyKeys idempotencyKeys,
            AccessLog accessLog,
            UnderWay underWay) {
        this.reader = reader;
        this.rateLimits = rateLimits;
        this.idempotencyKeys = idempotencyKeys;
        this.accessLog = accessLog;
        this.underWay = underWay;
    }

    /** Answers a call to one of a dialect's routes. */
    void handle(Dialect dialect, Route route, Context context) {
        if (underWay.isStopping()) {
            context.header("Connection", "close");
            refuse(dialect, STOPPING, context);
            return;
        }
        AccessLog.Entry entry = entry(dialect, route.path(), context);
        Progress progress = new Progress();
        CompletableFuture<Answer> answer;
        try {
            Call call = reader.read(context, entry.requestId());
            progress.bytesIn = call.body().length();
            Admission admission = route.handler().admit(call);
            progress.caller = admission.caller().name();
            rateLimits.count(admission.caller());
            answer = CallTrace.of(call)
                    .wrapSupplier(() -> idempotencyKeys.answer(admission, call))
                    .get();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Answer> asked = answer;
        context.future(() -> asked.exceptionally(failure -> refused(dialect, failure))
                .thenAccept(done -> write(context, entry, progress, done)));
    }

    /** Refuses a call that no route is for. */
    void refuse(Dialect dialect, Refusal refusal, Context context) {
        write(context, entry(dialect, dialect.prefix(), context), new Progress(), answer(dialect, refusal));
    }

    private static AccessLog.Entry entry(Dialect dialect, String route, Context context) {
        return new AccessLog.Entry(
                dialect.name(), context.method().name(), route, CallReader.requestId(context), System.nanoTime());
    }

    private static Answer refused(Dialect dialect, Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof RefusedException refused) {
            return answer(dialect, refused.refusal());
        }
        LOG.error("a call failed through a defect of the gateway", cause);
        return answer(dialect, new Refusal(Refusal.Kind.INTERNAL, "the gateway failed to answer"));
    }

    private static Answer answer(Dialect dialect, Refusal refusal) {
        Answer answer = dialect.refuse(refusal);
        return refusal.retryAfter()
                .map(wait -> answer.with("Retry-After", Long.toString(wholeSeconds(wait))))
                .orElse(answer);
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + MILLIS - 1) / MILLIS);
    }

    private void write(Context context, AccessLog.Entry entry, Progress progress, Answer answer) {
        context.status(answer.status())
                .header("X-Request-Id", entry.requestId())
                .contentType(answer.contentType())
                .result(answer.body().borrow());
        answer.headers().forEach(context::header);
        context.attribute(Server.ANSWERED, true);
        accessLog.answered(entry, progress.caller, progress.bytesIn, answer);
    }

    /** What becomes known while a call is read. */
    private static final class Progress {
        private String caller = NOBODY;
        private int bytesIn;
    }
}
