package io.countersign.consumer.domain;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.RecordKey;
import java.nio.ByteBuffer;

/** The import_ids of records whose senders gave none, in Arkipel's form: 6 characters of an alphabet of 25. */
final class GeneratedImportId {
    private static final String ALPHABET = "234679ACDEFGHJKMNPRTVWXYZ";
    private static final int LENGTH = 6;

    private GeneratedImportId() {}

    /** The key of what a message writes at a place; where it has none, the import_id that is generated for it first. */
    static RecordKey keyOf(Request request, String pointer, RecordKey key) {
        return key.isEmpty() ? new RecordKey(null, candidate(request.messageId(), pointer, 0)) : key;
    }

    /** The candidate of an attempt, from 0; the same message, place and attempt always give the same one. */
    static String candidate(MessageId messageId, String pointer, int attempt) {
        Bytes digest =
                Bytes.utf8(messageId.value() + "|" + pointer + "|" + attempt).sha256();
        long number = ByteBuffer.wrap(digest.borrow()).getLong();
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt((int) Long.remainderUnsigned(number, ALPHABET.length())));
            number = Long.divideUnsigned(number, ALPHABET.length());
        }
        return text.toString();
    }

    static String free(World world, int account, Kind kind, MessageId messageId, String pointer) {
        int attempt = 0;
        String candidate = candidate(messageId, pointer, attempt);
        while (world.isTaken(ImportKey.of(account, kind, candidate))) {
            candidate = candidate(messageId, pointer, ++attempt);
        }
        return candidate;
    }
}
