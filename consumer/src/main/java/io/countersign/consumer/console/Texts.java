package io.countersign.consumer.console;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Foreign bytes for the page, as text where they are text. */
final class Texts {
    private Texts() {}

    /** The bytes: how many, the text or hexadecimal digits of the first of them, and whether those are all. */
    static ObjectNode of(byte @Nullable [] bytes, int most) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (bytes == null) {
            return json.putNull("text");
        }
        byte[] shown = bytes.length > most ? Arrays.copyOf(bytes, most) : bytes;
        String text = text(shown);
        if (text == null) {
            json.put("hex", HexFormat.of().formatHex(shown));
        } else {
            json.put("text", text);
        }
        return json.put("bytes", bytes.length).put("cut", bytes.length > most);
    }

    /** Null where they are not UTF-8. */
    private static @Nullable String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
