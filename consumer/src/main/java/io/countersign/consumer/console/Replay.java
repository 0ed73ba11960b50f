package io.countersign.consumer.console;

import io.countersign.consumer.acks.DeadLetter;
import io.countersign.consumer.inbox.InboxOptions;
import io.countersign.schema.ack.MessageId;
import io.javalin.http.HttpStatus;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a record again as it was; it becomes a new record with a new message_id. */
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final KafkaAccess kafka;
    private final InboxOptions requests;

    Replay(KafkaAccess kafka, InboxOptions requests) {
        this.kafka = kafka;
        this.requests = requests;
    }

    /** The id of the new record; throws {@code KafkaException} where the broker did not take it. */
    MessageId replay(DeadLetter letter) {
        if (letter.leftOut()) {
            throw new RefusedException(
                    HttpStatus.CONFLICT,
                    "it is larger than the topic of dead letters takes: its bytes are only in the topic that it came"
                            + " from");
        }
        // Whoever may write dead letters must not choose where the operator sends them.
        if (!isRequests(letter.topic())) {
            throw new RefusedException(
                    HttpStatus.CONFLICT, "it says that it comes from a topic that this processor does not consume");
        }
        MessageId sent = send(letter);
        LOG.info("the record of message {} was sent again from the console, as message {}", letter.messageId(), sent);
        return sent;
    }

    private boolean isRequests(String topic) {
        return requests.pattern() == null
                ? requests.topics().contains(topic)
                : requests.pattern().matcher(topic).matches();
    }

    private MessageId send(DeadLetter letter) {
        try (KafkaProducer<byte[], byte[]> sender = kafka.sender()) {
            RecordMetadata at = sender.send(letter.again()).get();
            return MessageId.of(at.topic(), at.partition(), at.offset(), at.timestamp());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refused ? refused : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
