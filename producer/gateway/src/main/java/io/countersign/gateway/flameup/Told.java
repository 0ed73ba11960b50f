package io.countersign.gateway.flameup;

import tools.jackson.databind.node.ObjectNode;

/** What became of one person that a caller sent. */
sealed interface Told {
    /** It is stored; whether it was created, and how it looks now. */
    record Stored(boolean created, ObjectNode person) implements Told {}

    /** It is safe, but what became of it is not known yet. */
    record Pending(String messageId) implements Told {}

    /** It was refused: a status of HTTP, and the error as Flameup writes it. */
    record Refused(int status, ObjectNode error) implements Told {}
}
