package io.countersign.consumer.console;

import io.countersign.consumer.sources.SourceException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers calls in JSON, those that fail too; neither log nor answer then quotes what was asked or found. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    /** PostgreSQL's code for a statement that was given up. */
    private static final String GIVEN_UP = "57014";

    private Calls() {}

    /** What a call is answered with; throws {@link RefusedException} for what cannot be answered. */
    interface Question {
        JsonNode answer(Context context);
    }

    /** A handler that asks whether the caller may, and then the question. */
    static Handler of(Consumer<Context> admission, Question question) {
        return context -> {
            Headers.ofAnswer(context);
            JsonNode answer;
            try {
                admission.accept(context);
                answer = question.answer(context);
            } catch (RuntimeException e) {
                RefusedException refused = refused(e);
                context.status(refused.status());
                if (refused.status() == HttpStatus.UNAUTHORIZED) {
                    context.header("WWW-Authenticate", "Bearer");
                }
                answer = JsonNodeFactory.instance.objectNode().put("error", refused.getMessage());
            }
            context.contentType("application/json").result(answer.toString());
        };
    }

    private static RefusedException refused(RuntimeException error) {
        if (error instanceof RefusedException refused) {
            return refused;
        }
        if (error instanceof SourceException) {
            return new RefusedException(HttpStatus.CONFLICT, String.valueOf(error.getMessage()));
        }
        if (error instanceof JdbiException) {
            return new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, database(error));
        }
        if (error instanceof KafkaException) {
            String kind = error.getClass().getSimpleName();
            return new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, "Kafka cannot be asked: " + kind);
        }
        StackTraceElement[] trace = error.getStackTrace();
        // The exception itself might quote a message.
        LOG.error(
                "the console failed to answer through a defect: {} at {}",
                error.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0].toString());
        return new RefusedException(HttpStatus.INTERNAL_SERVER_ERROR, "the console failed to answer");
    }

    private static String database(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException fault) {
                return GIVEN_UP.equals(fault.getSQLState())
                        ? "the search was given up after 3 s: say more, above all until when and from when"
                        : "the database cannot be asked: SQLSTATE " + fault.getSQLState();
            }
        }
        return "the database cannot be asked";
    }
}
