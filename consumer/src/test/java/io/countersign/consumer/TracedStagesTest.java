package io.countersign.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.intake.Decoded;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("servers")
class TracedStagesTest {
    private static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();
    private static final SdkTracerProvider PROVIDER = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(SPANS))
            .build();
    private static final OpenTelemetry SDK =
            OpenTelemetrySdk.builder().setTracerProvider(PROVIDER).build();
    private static final Community COMMUNITY = new Community();
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN_ID = "b7ad6b7169203331";
    private static final String MARKER = "Zanzibar";

    @BeforeAll
    static void start() {
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(SDK);
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
        PROVIDER.close();
        GlobalOpenTelemetry.resetForTest();
    }

    @BeforeEach
    void forget() {
        SPANS.reset();
    }

    private static String trace(String flags) {
        return "00-" + TRACE_ID + "-" + SPAN_ID + "-" + flags;
    }

    private static MessageId send(String members, String traceparent) {
        return COMMUNITY.sendRaw(
                Community.envelope(
                        Community.canonical("{\"type\":\"people:upsert\"," + members + "}"), COMMUNITY.sender),
                null,
                Records.header("traceparent", traceparent),
                Records.header("tracestate", "vendor=1"));
    }

    private static String person(String importId) {
        return "\"import_id\":\"" + importId + "\",\"first_name\":\"" + MARKER + "\"";
    }

    private static SpanData spanOf(MessageId id) {
        COMMUNITY.ack(id);
        return Awaitility.await()
                .until(
                        () -> SPANS.getFinishedSpanItems().stream()
                                .filter(span -> id.value().equals(text(span, "messaging.message.id")))
                                .toList(),
                        spans -> spans.size() == 1)
                .get(0);
    }

    private static String text(SpanData span, String key) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(key)));
    }

    @Test
    void aRecordHasASpanInTheTraceThatItsSenderBegan() {
        Instant before = Instant.now();
        MessageId id = send(person("T1"), trace("01"));
        SpanData span = spanOf(id);
        assertThat(span.getName()).isEqualTo("process " + COMMUNITY.requests);
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(span.getTraceId()).isEqualTo(TRACE_ID);
        assertThat(span.getParentSpanId()).isEqualTo(SPAN_ID);
        assertThat(span.getSpanContext().getTraceState().get("vendor")).isEqualTo("1");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getStartEpochNanos())
                .isBetween(TimeUnit.MILLISECONDS.toNanos(before.toEpochMilli() - 1_000), span.getEndEpochNanos());
        Map<String, Object> attributes = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
        Object offset = attributes.remove("messaging.kafka.offset");
        assertThat(offset).isInstanceOf(Long.class);
        assertThat(attributes)
                .isEqualTo(Map.of(
                        "messaging.system", "kafka",
                        "messaging.operation.name", "process",
                        "messaging.operation.type", "process",
                        "messaging.destination.name", COMMUNITY.requests,
                        "messaging.destination.partition.id", "0",
                        "messaging.consumer.group.name", COMMUNITY.name,
                        "messaging.message.id", id.value(),
                        "countersign.status", "persisted",
                        "countersign.result", "created"));
    }

    @Test
    void itsAckNamesTheSendersSpanAndNotTheProcessorsOwn() {
        MessageId id = send(person("T2"), trace("01"));
        spanOf(id);
        assertThat(Records.headers(COMMUNITY.ackRecord(id)))
                .containsEntry("traceparent", trace("01"))
                .containsEntry("tracestate", "vendor=1");
    }

    @Test
    void theStagesOfItsBatchAreLinkedToItsTrace() {
        MessageId id = send(person("T3"), trace("01"));
        spanOf(id);
        for (String stage : List.of("read", "apply", "acknowledge")) {
            assertThat(SPANS.getFinishedSpanItems())
                    .filteredOn(span -> span.getName().equals(stage))
                    .isNotEmpty()
                    .allSatisfy(span -> {
                        assertThat(span.getParentSpanContext().isValid()).isFalse();
                        assertThat(span.getAttributes().get(AttributeKey.longKey("messaging.batch.message_count")))
                                .isPositive();
                    })
                    .flatExtracting(SpanData::getLinks)
                    .extracting(LinkData::getSpanContext)
                    .anySatisfy(linked -> {
                        assertThat(linked.getTraceId()).isEqualTo(TRACE_ID);
                        assertThat(linked.getSpanId()).isEqualTo(SPAN_ID);
                    });
        }
    }

    @Test
    void whatIsWrongWithARecordIsToldByCodesAlone() {
        SpanData span = spanOf(send("\"import_id\":\"" + MARKER + "\",\"dob\":\"" + MARKER + "\"", trace("01")));
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(span, "error.type")).isEqualTo("invalid");
        assertThat(text(span, "countersign.status")).isEqualTo("failed");
        assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("countersign.error_codes")))
                .contains("wrong_format");
        assertThat(SPANS.getFinishedSpanItems().toString()).doesNotContain(MARKER);
    }

    @Test
    void whatSendersDoNotWantRecordedIsNot() {
        MessageId unsampled = send(person("T4"), trace("00"));
        MessageId sampled = send(person("T5"), trace("01"));
        spanOf(sampled);
        assertThat(Records.headers(COMMUNITY.ackRecord(unsampled))).containsEntry("traceparent", trace("00"));
        assertThat(SPANS.getFinishedSpanItems())
                .extracting(span -> text(span, "messaging.message.id"))
                .doesNotContain(unsampled.value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    M1 | nonsense
                    M2 | 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331
                    M3 | 00-00000000000000000000000000000000-b7ad6b7169203331-01
                    M4 | 00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01
                    M5 | 00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01
                    M6 | ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
                    M7 | 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more
                    M8 | 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0é
                    """)
    void aMalformedTraceparentIsAsGoodAsNone(String importId, String malformed) {
        MessageId id = send(person(importId), malformed);
        SpanData span = spanOf(id);
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(COMMUNITY.ack(id).result()).isEqualTo(AckResult.CREATED);
        assertThat(Records.headers(COMMUNITY.ackRecord(id))).doesNotContainKeys("traceparent", "tracestate");
    }

    @Test
    void withoutAnSdkTheStagesAreLeftAsTheyAre() {
        Stages stages = new Stages() {
            @Override
            public CompletableFuture<List<Decoded>> read(List<Delivery> deliveries) {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public List<Outcome> apply(List<Decoded> records) {
                return List.of();
            }

            @Override
            public void acknowledge(List<Outcome> outcomes) {}
        };
        assertThat(TracedStages.around(stages, OpenTelemetry.noop(), "group")).isSameAs(stages);
        assertThat(TracedStages.around(stages, SDK, "group")).isNotSameAs(stages);
    }

    @Test
    void aStageThatFailsTellsTheClassOfTheErrorAlone() {
        Stages failing = new Stages() {
            @Override
            public CompletableFuture<List<Decoded>> read(List<Delivery> deliveries) {
                return CompletableFuture.failedFuture(new IllegalStateException(MARKER));
            }

            @Override
            public List<Outcome> apply(List<Decoded> records) {
                throw new IllegalStateException(MARKER);
            }

            @Override
            public void acknowledge(List<Outcome> outcomes) {
                throw new IllegalStateException(MARKER);
            }
        };
        Stages traced = TracedStages.around(failing, SDK, "group");
        assertThat(traced.read(List.of())).failsWithin(Duration.ofSeconds(1));
        assertThatIllegalStateException().isThrownBy(() -> traced.apply(List.of()));
        assertThatIllegalStateException().isThrownBy(() -> traced.acknowledge(List.of()));
        assertThat(SPANS.getFinishedSpanItems()).extracting(SpanData::getName).contains("read", "apply", "acknowledge");
        assertThat(SPANS.getFinishedSpanItems())
                .filteredOn(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
                .hasSize(3)
                .extracting(span -> text(span, "error.type"))
                .containsOnly("java.lang.IllegalStateException");
        assertThat(SPANS.getFinishedSpanItems().toString()).doesNotContain(MARKER);
    }

    @Test
    void keysAndValuesAreNotAmongTheAttributesOfRecordsThatNobodyTrusts() {
        MessageId id = COMMUNITY.sendRaw(Bytes.utf8(MARKER), MARKER, Records.header("traceparent", trace("01")));
        SpanData span = spanOf(id);
        assertThat(text(span, "countersign.result")).isEqualTo("malformed");
        assertThat(span.toString()).doesNotContain(MARKER);
    }
}
