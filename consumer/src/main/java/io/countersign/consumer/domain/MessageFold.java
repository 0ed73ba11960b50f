package io.countersign.consumer.domain;

import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** What the messages of one type mean; there is one implementation a type, listed in {@link Folding}. */
interface MessageFold<B extends MessageBody> {
    /** The message's type. */
    Class<B> body();

    /** The kind of its subject; null for messages about no record, and where it depends on the message. */
    @Nullable
    Kind kind();

    /** The kind of the subject of one message, where messages of the type are about records of several kinds. */
    default @Nullable Kind kind(B body) {
        return kind();
    }

    /** How it names its subject. */
    RecordKey key(B body);

    /** Collects what must be loaded before it is folded. */
    void touch(Request request, B body, Touched touched);

    /**
     * Works the message into the world. With problems added, the effect does not count.
     *
     * @param anonymous the record that the same words made before; null where the subject is named, or new
     */
    @Nullable
    Effect fold(World world, Request request, B body, @Nullable RecordId anonymous, Problems problems);
}
