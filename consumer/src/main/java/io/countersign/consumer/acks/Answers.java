package io.countersign.consumer.acks;

import io.countersign.consumer.Outcome;
import io.countersign.consumer.acks.SendFaults.Copy;
import io.countersign.schema.ack.MessageId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is sent for a batch: the acks, the copies of them that were asked for, and dead letters. What a topic refuses
 * of the latter two is left out of the next attempt, so that it never keeps an ack back. For one thread.
 */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final AckOptions options;
    private final Replies replies;
    private final ReplyTopics replyTopics;
    private final DeadLetters deadLetters;
    private final MeterRegistry registry;
    private final Set<Copy> tooLarge = new HashSet<>();
    private final Set<Copy> leftOut = new HashSet<>();
    private SendFaults faults = new SendFaults();

    Answers(AckOptions options, ReplyTopics replyTopics, MeterRegistry registry) {
        this.options = options;
        this.replies = new Replies(replyTopics);
        this.replyTopics = replyTopics;
        this.deadLetters = new DeadLetters(options.deadTopic());
        this.registry = registry;
    }

    /** Sends all of it; the acks are in the order of the outcomes. Throws {@link KafkaException} where that fails. */
    void send(Producer<byte[], byte[]> producer, List<Outcome> outcomes, List<ProducerRecord<byte[], byte[]>> acks) {
        faults = new SendFaults();
        leftOut.clear();
        for (int i = 0; i < acks.size(); i++) {
            Outcome outcome = outcomes.get(i);
            send(producer, outcome, acks.get(i));
            String wanted = replies.topic(outcome);
            if (wanted != null) {
                reply(producer, wanted, outcome, acks.get(i));
            }
            if (DeadLetters.deserves(outcome)) {
                Copy letter = new Copy(options.deadTopic(), id(outcome));
                send(producer, outcome, deadLetters.of(outcome, !tooLarge.contains(letter)));
            }
        }
    }

    private void reply(
            Producer<byte[], byte[]> producer, String topic, Outcome outcome, ProducerRecord<byte[], byte[]> ack) {
        Copy copy = new Copy(topic, id(outcome));
        if (tooLarge.contains(copy) || !replyTopics.works(topic)) {
            leftOut.add(copy);
            return;
        }
        try {
            send(producer, outcome, replies.of(topic, outcome, ack, producer));
        } catch (TimeoutException e) {
            faults.of(topic, id(outcome)).onCompletion(null, e);
            throw e;
        }
    }

    // A send that fails makes the commit of its transaction fail, so no future needs to be looked at.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Producer<byte[], byte[]> producer, Outcome outcome, ProducerRecord<byte[], byte[]> answer) {
        producer.send(answer, faults.of(answer.topic(), id(outcome)));
    }

    private static MessageId id(Outcome outcome) {
        return outcome.delivery().messageId();
    }

    /** The attempt failed: what is to blame is left out of the next one, unless acks cannot be sent either. */
    void failed() {
        for (Copy copy : faults.tooLarge()) {
            LOG.warn(
                    "what {} says of {} is larger than it takes",
                    copy.topic(),
                    copy.of().value());
            tooLarge.add(copy);
        }
        Map<String, Exception> topics = faults.topics();
        if (!topics.containsKey(options.acksTopic()) && !topics.containsKey(options.deadTopic())) {
            topics.forEach(replyTopics::failed);
        }
    }

    /** The attempt worked. */
    void succeeded() {
        replyTopics.succeeded();
        tooLarge.clear();
        for (Copy copy : leftOut) {
            Counter.builder("countersign.replies.left.out")
                    .description("Copies of acks that a reply topic did not take; the acks themselves were published")
                    .tag("topic", copy.topic())
                    .register(registry)
                    .increment();
        }
    }
}
