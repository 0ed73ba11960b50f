package io.countersign.schema.key;

import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The 2,048 words of BIP-39's English list, by their index. */
final class WordList {
    static final WordList ENGLISH = load("bip39-english.txt");

    private final List<String> words;
    private final Map<String, Integer> indexes = new HashMap<>();

    private WordList(List<String> words) {
        this.words = words;
        for (int i = 0; i < words.size(); i++) {
            indexes.put(words.get(i), i);
        }
    }

    String word(int index) {
        return words.get(index);
    }

    /** The index of a word; {@code place} counts from 1 and stands in the error instead of the word, which is secret. */
    int index(String word, int place) {
        Integer index = indexes.get(word);
        if (index == null) {
            throw new IllegalArgumentException("word " + place + " is not in the BIP-39 English list");
        }
        return index;
    }

    private static WordList load(String resource) {
        try (InputStream stream = Objects.requireNonNull(WordList.class.getResourceAsStream(resource), resource)) {
            String text = Bytes.wrap(stream.readAllBytes()).toUtf8();
            return new WordList(text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
