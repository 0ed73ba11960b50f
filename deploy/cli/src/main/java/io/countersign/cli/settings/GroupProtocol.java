package io.countersign.cli.settings;

import java.util.Locale;

/** How a consumer group shares partitions. */
public enum GroupProtocol {
    /** The broker assigns, a member at a time (KIP-848). */
    CONSUMER,
    /** A member assigns, for the whole group at once. */
    CLASSIC;

    static GroupProtocol parse(String text) {
        return switch (text) {
            case "consumer" -> CONSUMER;
            case "classic" -> CLASSIC;
            default -> throw new IllegalArgumentException("must be consumer or classic, not '" + text + "'");
        };
    }

    /** As Kafka writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
