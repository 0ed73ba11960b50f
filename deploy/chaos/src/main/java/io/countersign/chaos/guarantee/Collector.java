package io.countersign.chaos.guarantee;

import io.countersign.chaos.guarantee.Evidence.DeadLetter;
import io.countersign.chaos.load.Load;
import io.countersign.chaos.scene.Scene;
import io.countersign.chaos.scene.Topics;
import io.countersign.schema.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads topics, ledger and tables. */
final class Collector {
    private static final String LINES = """
            SELECT concat_ws('|', 'person', import_id, coalesce(first_name, ''), coalesce(last_name, ''),
                       coalesce(note, ''),
                       coalesce((SELECT string_agg(info, ',' ORDER BY info COLLATE "C") FROM contact_informations c
                                 WHERE c.account_id = p.account_id AND c.person_id = p.id), ''))
            FROM people p
            UNION ALL
            SELECT concat_ws('|', 'organization', import_id, name,
                       coalesce((SELECT string_agg(m.import_id, ',' ORDER BY m.import_id COLLATE "C")
                                 FROM collaborations c JOIN people m ON (m.account_id, m.id) = (c.account_id, c.person_id)
                                 WHERE (c.account_id, c.organization_id) = (o.account_id, o.id)), ''))
            FROM organizations o""";

    private static final String LEDGER = """
            SELECT message_id, min(status), min(result), min(partition), min(record_offset), count(*)
            FROM messages GROUP BY message_id""";

    private final Scene scene;
    private final Load load;

    Collector(Scene scene, Load load) {
        this.scene = scene;
        this.load = load;
    }

    Evidence collect() throws InterruptedException, ExecutionException {
        return new Evidence(
                load.sent(),
                load.unsent(),
                acks(),
                rows(),
                dead(),
                new HashSet<>(load.expectedLines()),
                lines(),
                scene.progress().now(),
                scene.progress().ends(),
                scene.progress().backwards(),
                scene.progress().setBack());
    }

    private Map<String, SeenAck> acks() {
        AckCopies copies = new AckCopies(scene.keys().community().publicKey());
        TopicReader topic = new TopicReader(scene.broker().bootstrapServers(), Topics.ACKS);
        topic.read("read_committed", copies::committed);
        topic.read("read_uncommitted", copies::any);
        if (copies.anyDiffer()) {
            topic.read("read_uncommitted", copies::keepIfDifferent);
        }
        return copies.byMessage();
    }

    private Map<DeadLetter, Integer> dead() {
        Map<DeadLetter, Integer> dead = new HashMap<>();
        new TopicReader(scene.broker().bootstrapServers(), Topics.DEAD)
                .read("read_committed", letter -> dead.merge(letter(letter), 1, Integer::sum));
        return dead;
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> letter) {
        return new DeadLetter(
                Integer.parseInt(text(letter, "original_partition")),
                Long.parseLong(text(letter, "original_offset")),
                Bytes.wrap(Objects.requireNonNullElse(letter.value(), new byte[0]))
                        .sha256());
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String header) {
        Header found = letter.headers().lastHeader(header);
        return found == null ? "-1" : Bytes.wrap(found.value()).toUtf8();
    }

    private Map<String, SeenRow> rows() {
        Map<String, SeenRow> rows = new HashMap<>();
        scene.postgres()
                .jdbi()
                .useHandle(handle -> handle.createQuery(LEDGER)
                        .map((row, context) -> Map.entry(
                                row.getString(1),
                                new SeenRow(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getInt(4),
                                        row.getLong(5),
                                        row.getInt(6))))
                        .forEach(entry -> rows.put(entry.getKey(), entry.getValue())));
        return rows;
    }

    private Set<String> lines() {
        return scene.postgres()
                .jdbi()
                .withHandle(handle -> new HashSet<>(
                        handle.createQuery(LINES).mapTo(String.class).list()));
    }

    static Bytes digest(ConsumerRecord<byte[], byte[]> copy) {
        int length = 0;
        byte[] key = Objects.requireNonNullElse(copy.key(), new byte[0]);
        for (Header header : copy.headers()) {
            length += header.key().length() * 3 + header.value().length;
        }
        ByteBuffer all = ByteBuffer.allocate(key.length + length + copy.value().length);
        all.put(key);
        for (Header header : copy.headers()) {
            all.put(Bytes.utf8(header.key()).borrow()).put(header.value());
        }
        all.put(copy.value());
        byte[] used = new byte[all.position()];
        all.flip().get(used);
        return Bytes.wrap(used).sha256();
    }
}
