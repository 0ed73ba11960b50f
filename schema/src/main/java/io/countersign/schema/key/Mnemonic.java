package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A seed of 16 bytes as 12 English words, as BIP-39 defines them: 128 bits and 4 checksum bits, 11 bits a word. A key
 * made of such a seed has 128 bits of strength at most.
 */
public final class Mnemonic {
    private static final int ENTROPY_BYTES = 16;
    private static final int WORDS = 12;
    private static final int WORD_BITS = 11;

    private Mnemonic() {}

    /** The words of exactly 16 bytes, separated by single spaces; throws {@link IllegalArgumentException} otherwise. */
    public static String words(Bytes entropy) {
        if (entropy.length() != ENTROPY_BYTES) {
            throw new IllegalArgumentException("a mnemonic of 12 words holds exactly 16 bytes");
        }
        byte[] bits = withChecksum(entropy);
        List<String> words = new ArrayList<>(WORDS);
        for (int i = 0; i < WORDS; i++) {
            words.add(WordList.ENGLISH.word(read(bits, i * WORD_BITS)));
        }
        return String.join(" ", words);
    }

    /**
     * The 16 bytes that 12 words hold; case and the amount of white space do not matter. Throws
     * {@link IllegalArgumentException} that names the rule, never a word, for anything else.
     */
    public static Bytes entropy(String words) {
        String[] list = words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        if (list.length != WORDS) {
            throw new IllegalArgumentException("a mnemonic has 12 words");
        }
        byte[] bits = new byte[ENTROPY_BYTES + 1];
        for (int i = 0; i < WORDS; i++) {
            write(bits, i * WORD_BITS, WordList.ENGLISH.index(list[i], i + 1));
        }
        Bytes entropy = Bytes.wrap(bits).slice(0, ENTROPY_BYTES);
        if (withChecksum(entropy)[ENTROPY_BYTES] != bits[ENTROPY_BYTES]) {
            throw new IllegalArgumentException("the words' checksum does not hold: a word is wrong or out of order");
        }
        return entropy;
    }

    private static byte[] withChecksum(Bytes entropy) {
        byte[] bits = new byte[ENTROPY_BYTES + 1];
        System.arraycopy(entropy.borrow(), 0, bits, 0, ENTROPY_BYTES);
        bits[ENTROPY_BYTES] = (byte) (entropy.sha256().borrow()[0] & 0xf0);
        return bits;
    }

    private static int read(byte[] bits, int from) {
        int value = 0;
        for (int i = from; i < from + WORD_BITS; i++) {
            value = (value << 1) | ((bits[i >>> 3] >>> (7 - (i & 7))) & 1);
        }
        return value;
    }

    private static void write(byte[] bits, int from, int value) {
        for (int i = 0; i < WORD_BITS; i++) {
            int bit = (value >>> (WORD_BITS - 1 - i)) & 1;
            bits[(from + i) >>> 3] |= (byte) (bit << (7 - ((from + i) & 7)));
        }
    }
}
