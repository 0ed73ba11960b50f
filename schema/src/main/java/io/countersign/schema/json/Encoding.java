package io.countersign.schema.json;

import io.countersign.schema.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * What a first look at the bytes of a text tells.
 *
 * @param utf8 whether they are well-formed UTF-8
 * @param surrogateEscapes whether an escape sequence might stand for half of a surrogate pair; only then can a
 *     well-formed text give a string with a lone one
 */
record Encoding(boolean utf8, boolean surrogateEscapes) {
    static Encoding of(Bytes text) {
        byte[] bytes = text.borrow();
        int seen = 0;
        boolean escapes = false;
        for (int i = 0; i < bytes.length; i++) {
            byte octet = bytes[i];
            seen |= octet;
            if (octet == '\\') {
                escapes |= isSurrogateEscape(bytes, i);
            }
        }
        return new Encoding(seen >= 0 || isWellFormed(bytes), escapes);
    }

    private static boolean isSurrogateEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length && bytes[at + 1] == 'u' && (bytes[at + 2] == 'd' || bytes[at + 2] == 'D');
    }

    private static boolean isWellFormed(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
