package io.countersign.consumer.console;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Who may do what. To act takes the operator's token. To read what people sent takes it too, unless only this machine
 * can connect, and called it by its own name: a page from elsewhere, which a browser shows under a name that leads
 * here, is not the operator.
 */
final class Access {
    private static final String BEARER = "Bearer ";
    private static final String OFF =
            "this takes an operator token, and there is none: set COUNTERSIGN_CONSOLE_OPERATOR_TOKEN_FILE and start again";

    private final boolean onThisMachineOnly;
    private final @Nullable OperatorToken token;

    Access(ConsoleOptions options) {
        this.onThisMachineOnly = options.isOnThisMachineOnly();
        this.token = options.token();
    }

    /** Refuses whoever may not read messages. */
    void requireReading(Context context) {
        if (!isOpen(context)) {
            requireToken(context);
        }
    }

    /** Refuses whoever may not act. */
    void requireToken(Context context) {
        if (token == null) {
            throw new RefusedException(HttpStatus.FORBIDDEN, OFF);
        }
        Optional<String> given = given(context);
        if (given.isEmpty() || !token.is(given.get())) {
            throw new RefusedException(
                    HttpStatus.UNAUTHORIZED,
                    given.isEmpty() ? "this takes the operator's token" : "this is not the operator's token");
        }
    }

    private boolean isOpen(Context context) {
        String host = context.header("Host");
        return onThisMachineOnly && host != null && Loopback.isAddress(host);
    }

    private static Optional<String> given(Context context) {
        String header = context.header("Authorization");
        return header != null && header.startsWith(BEARER)
                ? Optional.of(header.substring(BEARER.length()))
                : Optional.empty();
    }

    /** What the caller may do, and whether there is a token at all. */
    JsonNode describe(Context context) {
        boolean operator = token != null && given(context).filter(token::is).isPresent();
        return JsonNodeFactory.instance
                .objectNode()
                .put("read", isOpen(context) || operator)
                .put("act", operator)
                .put("token", token != null);
    }
}
