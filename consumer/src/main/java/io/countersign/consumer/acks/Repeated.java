package io.countersign.consumer.acks;

import io.countersign.schema.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What acks and dead letters repeat of a request. Keys and headers may fill a request; an answer that had to hold them
 * too would fit into no topic, and its partition would wait for it for ever.
 */
final class Repeated {
    /** In bytes; far more than any key that names something. */
    private static final int LONGEST = 64 * 1024;

    private Repeated() {}

    static boolean isShort(byte @Nullable [] value) {
        return value == null || value.length <= LONGEST;
    }

    /** The key; null where it is not short. */
    static byte @Nullable [] key(@Nullable Bytes key) {
        return key == null || key.length() > LONGEST ? null : key.borrow();
    }

    /** All headers; only those of the trace where together they are not short. */
    static Headers headers(Headers headers) {
        long length = 0;
        for (Header header : headers) {
            length += header.key().getBytes(StandardCharsets.UTF_8).length
                    + (header.value() == null ? 0 : header.value().length);
        }
        if (length <= LONGEST) {
            return new RecordHeaders(headers.toArray());
        }
        Headers trace = new RecordHeaders();
        TraceHeaders.pass(headers, trace);
        return trace;
    }
}
