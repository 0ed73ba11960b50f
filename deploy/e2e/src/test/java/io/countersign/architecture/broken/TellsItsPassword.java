package io.countersign.architecture.broken;

import java.util.Map;

/** Breaks the rule that secrets are not printed. */
public record TellsItsPassword(String user, String password) {
    /** Breaks it too: the properties of Kafka's clients hold passwords. */
    public record Properties(Map<String, Object> kafka) {}

    /** Keeps it. */
    public record Discreet(String token) {
        @Override
        public String toString() {
            return "a token";
        }
    }
}
