package io.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.servers.TestServers;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A trace goes from a call through its messages to their acknowledgements. */
@Tag("servers")
class TraceTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACE = "00-" + TRACE_ID + "-b7ad6b7169203331-01";
    private static final String NAMED = "{\"userId\":\"u%d\",\"traits\":{\"first_name\":\"Zanzibar\"}}";

    /** Is sent without a name first, and once more with one when it turns out to be new. */
    private static final String NAMELESS = "{\"userId\":\"nameless\",\"email\":\"zanzibar@example.org\"}";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();

    @BeforeEach
    @AfterEach
    void forget() {
        GlobalOpenTelemetry.resetForTest();
    }

    private static int post(GatewayStack stack, String body, String traceparent) throws Exception {
        return stack.call(HttpRequest.newBuilder(stack.uri("/api/v1/people/upsert"))
                        .header("Authorization", "Bearer " + TestClients.bearer("flameup"))
                        .header("traceparent", traceparent)
                        .header("tracestate", "vendor=1")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    /** The traces that the records of a topic name; "none" of one that names none. */
    private static List<String> traces(String topic) {
        List<String> traces = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestServers.kafka().bootstrapServers(),
                        "isolation.level",
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            while (all.stream().anyMatch(partition -> reader.position(partition) < ends.getOrDefault(partition, 0L))) {
                reader.poll(Duration.ofMillis(100)).forEach(record -> {
                    Map<String, String> headers = new TreeMap<>();
                    record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
                    traces.add(headers.getOrDefault("traceparent", "none") + " "
                            + headers.getOrDefault("tracestate", "none"));
                });
            }
        }
        return traces;
    }

    private List<SpanData> spans(SpanKind kind) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getKind() == kind)
                .toList();
    }

    @Test
    void withAnSdkEveryMessageOfACallIsSentAndProcessedInItsTrace() throws Exception {
        GlobalOpenTelemetry.set(
                OpenTelemetrySdk.builder().setTracerProvider(provider).build());
        try (GatewayStack stack = GatewayStack.started()) {
            assertThat(post(stack, NAMELESS, TRACE)).isEqualTo(201);
            Awaitility.await().until(() -> spans(SpanKind.CONSUMER).size() == 2);
            List<SpanData> sent = spans(SpanKind.PRODUCER);
            assertThat(sent)
                    .hasSize(2)
                    .allSatisfy(span ->
                            assertThat(span.getParentSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331"));
            assertThat(spans(SpanKind.CONSUMER))
                    .extracting(SpanData::getParentSpanId)
                    .containsExactlyInAnyOrderElementsOf(
                            sent.stream().map(SpanData::getSpanId).toList());
            assertThat(spans(SpanKind.CONSUMER))
                    .extracting(SpanData::getTraceId)
                    .containsOnly(TRACE_ID);
            assertThat(traces(stack.name + ".acks"))
                    .containsExactlyInAnyOrderElementsOf(traces(stack.name))
                    .containsExactlyInAnyOrderElementsOf(sent.stream()
                            .map(span -> "00-" + TRACE_ID + "-" + span.getSpanId() + "-01 vendor=1")
                            .toList());
            assertThat(spans.getFinishedSpanItems().toString().toLowerCase(Locale.ROOT))
                    .as("nothing of the person is in a span")
                    .doesNotContain("zanzibar", "nameless");
        }
    }

    @Test
    void withoutAnSdkTheTraceOfACallGoesThroughAsItIsAndAMalformedOneIsIgnored() throws Exception {
        try (GatewayStack stack = GatewayStack.started()) {
            assertThat(post(stack, NAMELESS, TRACE)).isEqualTo(201);
            assertThat(post(stack, NAMED.formatted(1), "00-x")).isEqualTo(201);
            assertThat(post(stack, NAMED.formatted(2), TRACE + "0".repeat(4_000)))
                    .isEqualTo(201);
            assertThat(post(stack, NAMED.formatted(3), "00-" + "0".repeat(32) + "-b7ad6b7169203331-01"))
                    .isEqualTo(201);
            assertThat(traces(stack.name))
                    .containsExactlyInAnyOrder(
                            TRACE + " vendor=1", TRACE + " vendor=1", "none none", "none none", "none none");
            assertThat(traces(stack.name + ".acks")).containsExactlyInAnyOrderElementsOf(traces(stack.name));
        }
    }
}
