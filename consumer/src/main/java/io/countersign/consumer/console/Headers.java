package io.countersign.consumer.console;

import io.javalin.http.Context;

/**
 * What browsers are told about the console's pages and answers: run no script but ours, put no text into the page as
 * HTML, show it in no other page, send nothing elsewhere, keep no answer.
 */
final class Headers {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private Headers() {}

    static void ofPage(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-cache");
    }

    static void ofAnswer(Context context) {
        ofPage(context);
        context.header("Cache-Control", "no-store");
    }
}
