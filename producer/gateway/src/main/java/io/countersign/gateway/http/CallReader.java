package io.countersign.gateway.http;

import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.schema.bytes.Bytes;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads calls to their end, which has a limit. */
final class CallReader {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final int maxBodyBytes;

    CallReader(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** The id that the caller gave the request, if it is harmless, else a new one. */
    static String requestId(Context context) {
        String given = context.header("X-Request-Id");
        return given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    Call read(Context context, String requestId) {
        return new Call(
                requestId,
                context.method().name(),
                context.path(),
                context.pathParamMap(),
                context.queryParamMap(),
                headers(context),
                body(context));
    }

    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(context.req().getHeaderNames())) {
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    String.join(",", Collections.list(context.req().getHeaders(name))));
        }
        return headers;
    }

    private Bytes body(Context context) {
        if (context.req().getContentLengthLong() > maxBodyBytes) {
            throw tooLarge();
        }
        try {
            byte[] body = context.req().getInputStream().readNBytes(maxBodyBytes + 1);
            if (body.length > maxBodyBytes) {
                throw tooLarge();
            }
            return Bytes.wrap(body);
        } catch (IOException e) {
            throw new RefusedException(Refusal.Kind.TIMEOUT, "the body did not arrive whole");
        }
    }

    private RefusedException tooLarge() {
        return new RefusedException(Refusal.Kind.TOO_LARGE, "the body must have at most " + maxBodyBytes + " bytes");
    }
}
