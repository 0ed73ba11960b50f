package io.countersign.consumer.acks;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a request is part of (W3C Trace Context), as acks repeat it: to the byte as it came, whatever spans the
 * processor makes itself, because all copies of an ack are the same. What is malformed is ignored.
 */
final class TraceHeaders {
    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";

    /** Of version 00, and of later ones, which may have more at the end. */
    private static final Pattern PARENT_FORM = Pattern.compile("(?:00-IDS|(?!00|ff)[0-9a-f]{2}-IDS(?:-[!-~]*)?)"
            .replace("IDS", "(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"));

    /** In bytes; those of version 00 have 55. */
    private static final int LONGEST_PARENT = 256;

    private static final int LONGEST_STATE = 512;

    private TraceHeaders() {}

    /** Adds what is well-formed; without a parent there is no state either. */
    static void pass(Headers request, Headers to) {
        byte[] parent = value(request, PARENT);
        if (parent == null || !isParent(parent)) {
            return;
        }
        to.add(PARENT, parent);
        byte[] state = value(request, STATE);
        if (state != null && isState(state)) {
            to.add(STATE, state);
        }
    }

    private static byte @Nullable [] value(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }

    private static boolean isParent(byte[] value) {
        return value.length <= LONGEST_PARENT
                && PARENT_FORM
                        .matcher(new String(value, StandardCharsets.ISO_8859_1))
                        .matches();
    }

    private static boolean isState(byte[] value) {
        if (value.length == 0 || value.length > LONGEST_STATE) {
            return false;
        }
        for (byte b : value) {
            if (b < ' ' || b > '~') {
                return false;
            }
        }
        return true;
    }
}
