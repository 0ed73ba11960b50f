package io.countersign.consumer.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.ConsumerService;
import io.countersign.consumer.OptionsWith;
import io.countersign.consumer.Status;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class StatusTest {
    @Test
    void aRunningConsumerIsAliveAndReadyAndCountsWhatItDoes() {
        try (Community community = new Community()) {
            Status status = Status.of(community.start());
            assertThat(status.get("/livez").statusCode()).isEqualTo(200);
            Awaitility.await().until(status::isReady);
            HttpResponse<String> ready = status.get("/readyz");
            assertThat(ready.headers().firstValue("content-type")).hasValue("application/json");
            assertThat(ready.body())
                    .isEqualTo(
                            "{\"database\":\"ok\",\"broker\":\"ok\",\"inbox\":\"ok\",\"sources\":\"ok\",\"schema\":\"ok\","
                                    + "\"assignment\":\"ok\"}");
            for (String payload :
                    new String[] {"{\"type\":\"ping\"}", "{\"type\":\"ping\"}", "{\"type\":\"people:upsert\"}"}) {
                community.ack(community.send(payload));
            }
            HttpResponse<String> metrics = status.get("/metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(status.get("/metrics").body())
                            .contains(
                                    "countersign_messages_total{result=\"pong\",status=\"answered\",type=\"ping\"} 2.0")
                            .contains(
                                    "countersign_messages_total{result=\"invalid\",status=\"failed\",type=\"people:upsert\"} 1.0")
                            .contains(
                                    "countersign_works{of=\"database\"} 1",
                                    "countersign_lag_records 0",
                                    "countersign_oldest_record_age_seconds 0",
                                    "countersign_source_last_seen_seconds{source=",
                                    "kafka_consumer_fetch_manager_records_lag",
                                    "countersign_signature_provider{name=",
                                    "hikaricp_connections",
                                    "jvm_memory_used"));
            assertThat(status.get("/elsewhere").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theLagCountsWhatComesWhileNothingCanBeApplied() {
        int more = 20;
        try (Community community = new Community()) {
            Status status = Status.of(community.start(OptionsWith.batches(community.options("consumer"), 1)));
            community.ack(community.send("{\"type\":\"ping\"}"));
            community.database.jdbi().useTransaction(handle -> {
                handle.execute("LOCK TABLE messages IN ACCESS EXCLUSIVE MODE");
                for (int i = 0; i < more; i++) {
                    community.send("{\"type\":\"ping\"}");
                }
                Awaitility.await()
                        .untilAsserted(() -> assertThat(status.metric("countersign_lag_records"))
                                .isEqualTo(more));
            });
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(status.metric("countersign_lag_records")).isZero());
        }
    }

    @Test
    void nothingIsConsumedBeforeTheSchemaIsThere() {
        try (Community community = new Community()) {
            community.database.jdbi().useHandle(handle -> handle.execute("DROP SCHEMA countersign CASCADE"));
            ConsumerService consumer = community.start();
            Status status = Status.of(consumer);
            MessageId early = community.send("{\"type\":\"ping\"}");
            Awaitility.await().until(() -> status.get("/readyz").statusCode() == 503);
            assertThat(status.get("/readyz").body()).contains("\"schema\":\"not migrated\"");
            assertThat(status.get("/livez").statusCode()).isEqualTo(200);
            Awaitility.await()
                    .until(() -> status.get("/metrics").body().contains("countersign_works{of=\"sources\"} 0"));
            community.database.migrate();
            assertThat(community.ack(early).result()).isEqualTo(AckResult.UNKNOWN_SOURCE);
            Awaitility.await().until(status::isReady);
        }
    }
}
