package io.countersign.consumer.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.servers.EmbeddedKafka;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.TxnOffsetCommitRequest;
import org.apache.kafka.common.requests.TxnOffsetCommitResponse;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class GroupOffsetsTest {
    private static final String GROUP = "readers";
    private static final TopicPartition PARTITION = new TopicPartition("upserts", 0);

    private EmbeddedKafka kafka;
    private Admin admin;
    private GroupOffsets offsets;
    private Partition asked;

    @BeforeEach
    void start() throws Exception {
        // Otherwise the broker asks the coordinator first, as it does unless it crashes at the wrong moment.
        kafka = EmbeddedKafka.start(0, null, Map.of("transaction.partition.verification.enable", "false"));
        kafka.createTopic(PARTITION.topic(), 1, Map.of());
        admin = Questions.open(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        offsets = new GroupOffsets(admin, GROUP);
        Uuid topic = admin.describeTopics(List.of(PARTITION.topic()))
                .allTopicNames()
                .get()
                .get(PARTITION.topic())
                .topicId();
        asked = new Partition(topic, PARTITION.topic(), 0);
        admin.alterConsumerGroupOffsets(GROUP, Map.of(PARTITION, new OffsetAndMetadata(3)))
                .all()
                .get();
    }

    @AfterEach
    void stop() throws IOException {
        admin.close();
        kafka.close();
    }

    @Test
    void whatATransactionIsAboutToCommitIsWaitedFor() {
        try (KafkaProducer<byte[], byte[]> producer = producer();
                KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", GROUP),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.sendOffsetsToTransaction(Map.of(PARTITION, new OffsetAndMetadata(5)), member.groupMetadata());
            assertThatThrownBy(() -> offsets.committed(List.of(asked)))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("about to be committed");
            producer.commitTransaction();
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> offsets.committed(List.of(asked)).get(asked) == 5L);
        }
    }

    @Test
    void whatABrokerHoldsForATransactionThatHasEndedIsNotWaitedFor() throws Exception {
        commitWithoutTransaction(5);
        assertThat(offsets.committed(List.of(asked))).containsEntry(asked, 3L);
    }

    @Test
    void norWhileOthersOfTheGroupAreAtWork() throws Exception {
        commitWithoutTransaction(5);
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            try (KafkaProducer<byte[], byte[]> producer = producer()) {
                producer.initTransactions();
                while (!stop.get()) {
                    producer.beginTransaction();
                    var unused = producer.send(new ProducerRecord<>(PARTITION.topic(), new byte[1]));
                    producer.flush();
                    producer.commitTransaction();
                }
            }
        });
        try {
            Awaitility.await()
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(offsets.committed(List.of(asked))).containsEntry(asked, 3L));
        } finally {
            stop.set(true);
            others.join();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "transactional.id",
                        GroupOffsets.transactionalId(GROUP)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** What a crash may leave behind: the commit is with the group's coordinator, that of transactions knows of none. */
    private void commitWithoutTransaction(long offset) throws IOException {
        short version = 4;
        TxnOffsetCommitRequest request = new TxnOffsetCommitRequest.Builder(
                        "ended",
                        GROUP,
                        4_711,
                        (short) 0,
                        Map.of(PARTITION, new TxnOffsetCommitRequest.CommittedOffset(offset, "", Optional.empty())),
                        false)
                .build(version);
        RequestHeader header = new RequestHeader(ApiKeys.TXN_OFFSET_COMMIT, version, "test", 1);
        ByteBuffer bytes = request.serializeWithHeader(header);
        String[] address = kafka.bootstrapServers().split(":", 2);
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(bytes.remaining());
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(in.readInt()));
            var unused = org.apache.kafka.common.requests.ResponseHeader.parse(
                    answer, ApiKeys.TXN_OFFSET_COMMIT.responseHeaderVersion(version));
            TxnOffsetCommitResponse response = TxnOffsetCommitResponse.parse(new ByteBufferAccessor(answer), version);
            assertThat(response.errors()).containsEntry(PARTITION, Errors.NONE);
        }
    }
}
