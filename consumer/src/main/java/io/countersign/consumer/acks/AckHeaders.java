package io.countersign.consumer.acks;

import io.countersign.consumer.Outcome;
import io.countersign.schema.ack.Site;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** The headers of acks: our own, CloudEvents in Kafka's binary mode, and what is passed through from the request. */
final class AckHeaders {
    private static final String CORRELATION = "kafka_correlationId";

    private final byte[] communitySite;

    AckHeaders(Site site) {
        this.communitySite = utf8(site.protocol() + "://" + site.fqdn());
    }

    Headers of(Outcome outcome) {
        Headers request = outcome.delivery().headers();
        String id = outcome.delivery().messageId().value();
        Headers headers = new RecordHeaders();
        add(headers, "message_id", id);
        add(headers, "status", outcome.result().status().text());
        add(headers, "source", outcome.source());
        TraceHeaders.pass(request, headers);
        pass(headers, request, CORRELATION);
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id);
        headers.add("ce_source", communitySite);
        add(headers, "ce_type", "io.countersign.ack");
        add(headers, "ce_subject", outcome.type());
        add(headers, "ce_time", outcome.delivery().at().time().toString());
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static void pass(Headers headers, Headers request, String name) {
        Header header = request.lastHeader(name);
        if (header != null && Repeated.isShort(header.value())) {
            headers.add(name, header.value());
        }
    }

    static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, utf8(value));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
