package io.countersign.schema.json;

import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

/** Writes random JSON texts, with more of what is easily got wrong than chance would give. */
final class RandomJson {
    private static final String[] PIECES = {
        "a",
        "B",
        "z",
        "0",
        "~",
        "/",
        "\\\\",
        "\\\"",
        "\\/",
        "\\n",
        "\\u0001",
        "\\u000f",
        "\\u007f",
        "\u0080",
        "\u00f6",
        "\u20ac",
        "\\u20AC",
        "\ue000",
        "\ufb33",
        "\\ud83d\\ude00",
        "\ud83d\ude00",
        "\u2028",
        " "
    };

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    String value(int depth) {
        int kind = random.nextInt(depth > 0 ? 7 : 5);
        return switch (kind) {
            case 0 -> "null";
            case 1 -> Boolean.toString(random.nextBoolean());
            case 2 -> "\"" + text() + "\"";
            case 3 -> integer();
            case 4 -> fraction();
            case 5 -> array(depth - 1);
            default -> object(depth - 1);
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private String integer() {
        return Long.toString(random.nextLong() >> random.nextInt(64));
    }

    private String fraction() {
        String sign = random.nextBoolean() ? "-" : "";
        return sign + random.nextInt(1_000) + "." + random.nextInt(100_000) + "e" + (random.nextInt(60) - 30);
    }

    private String array(int depth) {
        StringBuilder array = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            array.append(value(depth)).append(i > 1 ? " , " : "");
        }
        return array.append(']').toString();
    }

    private String object(int depth) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            names.add("k" + i + text());
        }
        StringBuilder object = new StringBuilder("{");
        String separator = "";
        for (String name : names) {
            object.append(separator).append('"').append(name).append("\" : ").append(value(depth));
            separator = " ,\n";
        }
        return object.append('}').toString();
    }
}
