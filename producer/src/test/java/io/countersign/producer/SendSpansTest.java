package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.producer.message.PersonUpsert;
import io.countersign.schema.bytes.Bytes;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
class SendSpansTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN_ID = "b7ad6b7169203331";
    private static final String TRACE = "00-" + TRACE_ID + "-" + SPAN_ID + "-01";
    private static final String MARKER = "Zanzibar";
    private static final Context INSIDE = Context.root()
            .with(Span.wrap(SpanContext.createFromRemoteParent(
                    TRACE_ID,
                    SPAN_ID,
                    TraceFlags.getSampled(),
                    TraceState.builder().put("a", "1").build())));

    private final Topics topics = new Topics(1);
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();
    private final OpenTelemetry sdk =
            OpenTelemetrySdk.builder().setTracerProvider(provider).build();

    @AfterEach
    void close() {
        provider.close();
        topics.close();
    }

    private UpsertClient client(OpenTelemetry telemetry) {
        return UpsertClient.builder(topics.kafka)
                .requestTopic(topics.requests)
                .acksTopic(topics.acks)
                .privateKey(Topics.SENDER)
                .openTelemetry(telemetry)
                .build();
    }

    private static SentMessage send(UpsertClient client) {
        return client.send(new PersonUpsert().importId(MARKER).firstName("Jane"))
                .accepted()
                .join();
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The headers of the only record. */
    private Map<String, String> headers() {
        List<ConsumerRecord<String, byte[]>> all = topics.requests();
        assertThat(all).hasSize(1);
        Map<String, String> headers = new TreeMap<>();
        all.get(0).headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private SpanData span() {
        assertThat(spans.getFinishedSpanItems()).hasSize(1);
        return spans.getFinishedSpanItems().get(0);
    }

    private static String traceparent(SpanData span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getSpanContext().getTraceFlags().asHex();
    }

    @Test
    void eachMessageHasASpanAndItsRecordNamesIt() {
        SentMessage message;
        try (UpsertClient client = client(sdk)) {
            message = send(client);
        }
        SpanData span = span();
        assertThat(span.getName()).isEqualTo("send " + topics.requests);
        assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        Map<String, Object> attributes = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
        assertThat(attributes)
                .as("nothing of the message is among them")
                .isEqualTo(Map.of(
                        "messaging.system", "kafka",
                        "messaging.operation.name", "send",
                        "messaging.operation.type", "send",
                        "messaging.destination.name", topics.requests,
                        "messaging.destination.partition.id", "0",
                        "messaging.kafka.offset", 0L,
                        "messaging.message.id", message.messageId().value()));
        assertThat(headers()).isEqualTo(Map.of("traceparent", traceparent(span)));
    }

    @Test
    void itBelongsToTheTraceThatTheSenderIsIn() {
        try (UpsertClient client = client(sdk)) {
            assertThat(INSIDE.wrapSupplier(() -> send(client)).get().offset()).isZero();
        }
        assertThat(span().getParentSpanContext().getSpanId()).isEqualTo(SPAN_ID);
        assertThat(headers())
                .containsEntry("traceparent", "00-" + TRACE_ID + "-" + span().getSpanId() + "-01")
                .containsEntry("tracestate", "a=1");
    }

    @Test
    void orToTheOneThatTheCallersHeadersName() {
        try (UpsertClient client = client(sdk)) {
            client.sendRaw(Bytes.utf8("{}"), null, List.of(header("mine", "kept"), header("traceparent", TRACE)));
        }
        assertThat(span().getTraceId()).isEqualTo(TRACE_ID);
        assertThat(span().getParentSpanContext().getSpanId()).isEqualTo(SPAN_ID);
        assertThat(headers())
                .containsOnlyKeys("mine", "traceparent")
                .containsEntry("traceparent", "00-" + TRACE_ID + "-" + span().getSpanId() + "-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "\r\n\u00e9"
            })
    void aMalformedTraceparentIsAsGoodAsNone(String malformed) {
        try (UpsertClient client = client(sdk)) {
            assertThat(client.sendRaw(
                                    Bytes.utf8("{}"),
                                    null,
                                    List.of(header("traceparent", malformed), header("tracestate", "a=1")))
                            .accepted())
                    .succeedsWithin(SOON);
        }
        assertThat(span().getParentSpanContext().isValid()).isFalse();
        assertThat(headers()).isEqualTo(Map.of("traceparent", traceparent(span())));
    }

    @Test
    void whatTheBrokerDoesNotTakeEndsItsSpanToo() {
        try (UpsertClient client = client(sdk)) {
            Sent sent = client.send(
                    new PersonUpsert().importId(MARKER).firstName("Jane").note("x".repeat(2 << 20)));
            assertThat(sent.accepted()).failsWithin(SOON);
        }
        assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span().getStatus().getDescription()).isEmpty();
        assertThat(span().getAttributes().asMap().toString()).contains("RecordTooLargeException");
        assertThat(span().getEvents()).isEmpty();
    }

    @Test
    void withoutAnSdkTheTraceGoesOnAsItIs() {
        try (UpsertClient client = client(OpenTelemetry.noop())) {
            assertThat(INSIDE.wrapSupplier(() -> send(client)).get().offset()).isZero();
        }
        assertThat(headers()).isEqualTo(Map.of("traceparent", TRACE, "tracestate", "a=1"));
    }

    @Test
    void withoutAnSdkNoTraceIsMadeUp() {
        try (UpsertClient client = client(OpenTelemetry.noop())) {
            send(client);
        }
        assertThat(headers()).isEmpty();
    }

    @Test
    void withoutAnSdkTheCallersHeadersStayToTheByte() {
        try (UpsertClient client = client(OpenTelemetry.noop())) {
            client.sendRaw(Bytes.utf8("{}"), null, List.of(header("traceparent", "x"), header("tracestate", "y")));
        }
        assertThat(headers()).isEqualTo(Map.of("traceparent", "x", "tracestate", "y"));
    }
}
