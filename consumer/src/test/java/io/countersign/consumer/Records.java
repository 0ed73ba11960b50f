package io.countersign.consumer;

import io.countersign.schema.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Kafka records as tests look at them. */
public final class Records {
    private Records() {}

    public static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The last header of the name; null where there is none. */
    public static @Nullable String header(ConsumerRecord<?, ?> kafka, String name) {
        Header header = kafka.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** All headers, as text. */
    public static Map<String, String> headers(ConsumerRecord<?, ?> kafka) {
        Map<String, String> headers = new LinkedHashMap<>();
        kafka.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    /** All that a reader sees of a record but its place and time. */
    public static List<Object> content(ConsumerRecord<byte[], byte[]> kafka) {
        return List.of(bytes(kafka.key()), bytes(kafka.value()), headers(kafka));
    }

    private static Object bytes(byte @Nullable [] array) {
        return array == null ? "none" : Bytes.wrap(array);
    }

    /** Letters that cannot be compressed much. */
    public static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        new Random(1).ints(length, 'A', 'z').forEach(c -> text.append(c == '\\' ? '.' : (char) c));
        return text.toString();
    }

    /** Waits for something that the admin client does. */
    public static <T> T admin(Community community, AdminCall<T> call) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", community.kafka.bootstrapServers()))) {
            return call.on(admin).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that the admin client can do. */
    public interface AdminCall<T> {
        KafkaFuture<T> on(Admin admin);
    }
}
