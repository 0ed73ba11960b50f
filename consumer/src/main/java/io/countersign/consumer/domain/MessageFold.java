package io.countersign.consumer.domain;

import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.problem.Problems;
import java.util.Collection;
import java.util.List;
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

    /** Whether nothing but its words tells what it is about. */
    default boolean isAnonymous(B body) {
        return kind(body) != null && key(body).isEmpty();
    }

    /** The record that it is about; null where there is none, or none yet, or no telling. */
    default @Nullable RecordId subject(World world, int account, B body) {
        Kind kind = kind(body);
        return kind == null ? null : Identity.find(world, account, kind, key(body));
    }

    /** The records that its keys find. */
    default Collection<RecordId> found(World world, int account, B body) {
        RecordId subject = subject(world, account, body);
        return subject == null ? List.of() : List.of(subject);
    }

    /** The records that it may turn out to be about when the messages before it are folded. */
    default Collection<RecordId> candidates(World world, int account, B body) {
        return found(world, account, body);
    }

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
