package io.countersign.consumer.console;

import io.javalin.http.HttpStatus;

/** A call that is not answered with what it asks for; the message says why, for the operator. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    RefusedException(HttpStatus status, String reason) {
        super(reason);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
