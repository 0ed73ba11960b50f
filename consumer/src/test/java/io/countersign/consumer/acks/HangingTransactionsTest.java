package io.countersign.consumer.acks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.countersign.consumer.Community;
import io.countersign.consumer.Status;
import io.countersign.consumer.inbox.GroupOffsets;
import io.countersign.consumer.status.Condition;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.servers.EmbeddedKafka;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The state in which a broker has left partitions behind is made by writing to them past the coordinator. */
@Tag("servers")
class HangingTransactionsTest {
    /** The last version with which a broker does not add the partition to the transaction by itself. */
    private static final short VERSION = 11;

    private static final long NOBODY = 987_654_321;

    @Test
    void oneThatWasAbortedIsEndedAndOneThatMayHaveBeenCommittedIsTold() throws Exception {
        try (Community community = new Community();
                Admin admin = Admin.create(kafka(community))) {
            TransactionDescription aborted = abortedElsewhere(community, admin);
            open(admin, community, community.acks, aborted.producerId(), (short) (aborted.producerEpoch() - 1));
            open(admin, community, community.dead, NOBODY, (short) 0);
            Status status = Status.of(community.start());
            MessageId id = community.send("{\"type\":\"ping\"}");
            // To its reader, who reads what is committed.
            assertThat(community.ack(id).result()).isEqualTo(AckResult.PONG);
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(status.get("/metrics").body()).contains("countersign_works{of=\"acks\"} 0"));
            assertThat(status.isReady()).isTrue();
            assertThat(isOpen(admin, community.acks)).isFalse();
            assertThat(isOpen(admin, community.dead)).isTrue();
        }
    }

    @Test
    void whoeverMayNotLookSaysSoOnce() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(HangingTransactions.class);
        logger.addAppender(log);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(
                        0,
                        null,
                        Map.of(
                                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                                "allow.everyone.if.no.acl.found", "true"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List.of("acks", "dead").forEach(topic -> kafka.createTopic(topic, 1, Map.of()));
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, "acks", PatternType.LITERAL),
                            new AccessControlEntry("User:*", "*", AclOperation.WRITE, AclPermissionType.ALLOW))))
                    .all()
                    .get();
            HangingTransactions hanging = new HangingTransactions(
                    admin, new AckOptions(Map.of(), "group", "acks", "dead", Set.of()), new Condition("acks"));
            hanging.look();
            hanging.look();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("allow Read on acks and dead");
    }

    private static Map<String, Object> kafka(Community community) {
        return Map.of("bootstrap.servers", community.kafka.bootstrapServers());
    }

    /** What the coordinator says of a transaction that a processor of the community began, and that was aborted. */
    private static TransactionDescription abortedElsewhere(Community community, Admin admin) throws Exception {
        String id = GroupOffsets.transactionalId(community.name);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", community.kafka.bootstrapServers(), "transactional.id", id),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(
                            community.replies, Bytes.utf8("{}").toArray()))
                    .get();
            producer.abortTransaction();
        }
        return admin.describeTransactions(List.of(id)).description(id).get();
    }

    private static void open(Admin admin, Community community, String topic, long producerId, short epoch)
            throws Exception {
        verifyTransactions(admin, false);
        try {
            ProduceRequestData data = new ProduceRequestData()
                    .setTransactionalId("past-the-coordinator")
                    .setAcks((short) -1)
                    .setTimeoutMs(10_000)
                    .setTopicData(new TopicProduceDataCollection(List.of(new TopicProduceData()
                                    .setName(topic)
                                    .setPartitionData(List.of(new PartitionProduceData()
                                            .setIndex(0)
                                            .setRecords(MemoryRecords.withTransactionalRecords(
                                                    Compression.NONE,
                                                    producerId,
                                                    epoch,
                                                    0,
                                                    new SimpleRecord(
                                                            Bytes.utf8("{}").toArray()))))))
                            .iterator()));
            ByteBuffer request = ProduceRequest.builder(data, true)
                    .build(VERSION)
                    .serializeWithHeader(new RequestHeader(ApiKeys.PRODUCE, VERSION, "test", 1));
            // The broker hears a little later that it is not to ask the coordinator.
            Awaitility.await("the transaction to be open").until(() -> {
                exchange(community.kafka.bootstrapServers(), request.duplicate());
                return isOpen(admin, topic);
            });
        } finally {
            verifyTransactions(admin, true);
        }
    }

    private static void verifyTransactions(Admin admin, boolean wanted)
            throws ExecutionException, InterruptedException {
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.BROKER, ""),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("transaction.partition.verification.enable", Boolean.toString(wanted)),
                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    private static void exchange(String address, ByteBuffer request) throws Exception {
        int colon = address.lastIndexOf(':');
        try (Socket socket = new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(request.remaining());
            out.write(request.array(), request.arrayOffset() + request.position(), request.remaining());
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readNBytes(in.readInt());
        }
    }

    private static boolean isOpen(Admin admin, String topic) throws ExecutionException, InterruptedException {
        TopicPartition partition = new TopicPartition(topic, 0);
        return admin.describeProducers(List.of(partition)).partitionResult(partition).get().activeProducers().stream()
                .anyMatch(producer -> producer.currentTransactionStartOffset().isPresent());
    }
}
