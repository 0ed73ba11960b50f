package io.countersign.schema.ack;

import io.countersign.schema.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The id of a request record, a function of where it lies: 24 lower-case hexadecimal digits, 12 bytes. */
public record MessageId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");
    private static final long MAX_SECONDS = 0xffff_ffffL;

    /** Refuses anything but 24 lower-case hexadecimal digits with {@link IllegalArgumentException}. */
    public MessageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a message_id has 24 lower-case hexadecimal digits");
        }
    }

    /**
     * The id of the record at these coordinates. Its 12 bytes are
     *
     * <ol>
     *   <li>4 bytes: the record's timestamp in whole seconds since 1970 (rounded down), big-endian and unsigned; times
     *       outside 0 to 2<sup>32</sup>-1 become the nearest of the two;
     *   <li>8 bytes: the first of SHA-256 over the topic's name in UTF-8, one zero byte, the partition as 4 bytes and
     *       the offset as 8 bytes, both big-endian and signed.
     * </ol>
     *
     * @param timestampMillis the Kafka record's timestamp in milliseconds since 1970
     */
    public static MessageId of(String topic, int partition, long offset, long timestampMillis) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        ByteBuffer place = ByteBuffer.allocate(name.length + 1 + Integer.BYTES + Long.BYTES);
        place.put(name).put((byte) 0).putInt(partition).putLong(offset);
        long seconds = Math.max(0, Math.min(MAX_SECONDS, Math.floorDiv(timestampMillis, 1000L)));
        ByteBuffer id = ByteBuffer.allocate(12);
        id.putInt((int) seconds);
        id.put(Bytes.wrap(place.array()).sha256().borrow(), 0, 8);
        return new MessageId(Bytes.wrap(id.array()).toHex());
    }

    @Override
    public String toString() {
        return value;
    }
}
