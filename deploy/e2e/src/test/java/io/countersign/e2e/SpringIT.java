package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.producer.SignedRecord;
import io.countersign.producer.message.PersonUpsert;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;

/** Spring's own request and reply, of which only the request's value comes from here. */
class SpringIT {
    private static final Duration LONGEST_REPLY = Duration.ofSeconds(30);
    private static final String REPLIES = "crm.replies";

    private final PrivateKey sender = PrivateKey.fromSeed(Bytes.utf8("spring-sender"));

    @TempDir
    private Path directory;

    @Test
    void aReplyingTemplateGetsTheAcknowledgementsOfWhatItSends() throws Exception {
        try (LocalStackProcess up = LocalStackProcess.start(directory, Map.of("COUNTERSIGN_TOPICS_REPLIES", REPLIES))) {
            Map<String, String> variables = up.variables();
            addSource(variables);
            ReplyingKafkaTemplate<String, byte[], byte[]> template =
                    template(variables.get("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS"));
            template.start();
            try {
                assertThat(template.waitForAssignment(LONGEST_REPLY)).isTrue();
                assertThat(result(template, variables, "Jane")).isEqualTo(AckResult.CREATED);
                assertThat(result(template, variables, "Joan")).isEqualTo(AckResult.UPDATED);
                assertThat(result(template, variables, "J".repeat(256))).isEqualTo(AckResult.INVALID);
            } finally {
                // Each closes something else: the listener, the scheduler, the producer.
                template.stop();
                template.destroy();
                template.getProducerFactory().reset();
            }
        }
    }

    /** Sends and receives, verifies the reply and returns what became of the message. */
    private AckResult result(
            ReplyingKafkaTemplate<String, byte[], byte[]> template, Map<String, String> variables, String firstName)
            throws Exception {
        PersonUpsert message = new PersonUpsert().importId("JD0001").firstName(firstName);
        byte[] value = SignedRecord.of(message.json(), sender).toArray();
        RequestReplyFuture<String, byte[], byte[]> exchange = template.sendAndReceive(
                new ProducerRecord<>(variables.get("COUNTERSIGN_TOPICS_REQUESTS"), "person:JD0001", value));
        ConsumerRecord<String, byte[]> reply = exchange.get(LONGEST_REPLY.toSeconds(), TimeUnit.SECONDS);
        PublicKey community = PublicKey.parse(variables.get("COUNTERSIGN_COMMUNITY_PUBLIC_KEY"));
        AckPayload ack =
                new AckReader(community).read(Bytes.wrap(reply.value())).payload();
        RecordMetadata sent = exchange.getSendFuture().join().getRecordMetadata();
        assertThat(ack.messageId())
                .isEqualTo(MessageId.of(sent.topic(), sent.partition(), sent.offset(), sent.timestamp()));
        return ack.result();
    }

    private static ReplyingKafkaTemplate<String, byte[], byte[]> template(String servers) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed", "group.id", "crm");
        ContainerProperties replies = new ContainerProperties(REPLIES);
        return new ReplyingKafkaTemplate<>(
                new DefaultKafkaProducerFactory<>(
                        Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer()),
                new KafkaMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<>(
                                properties, new StringDeserializer(), new ByteArrayDeserializer()),
                        replies));
    }

    private void addSource(Map<String, String> variables) throws Exception {
        String key = sender.publicKey().encoded();
        CommandProcess.Result added = CommandProcess.run(
                variables, "sources", "add", "--name", "crm", "--account", "acme", "--public-key", key);
        assertThat(added.exitCode()).as(added.printed()).isZero();
    }
}
