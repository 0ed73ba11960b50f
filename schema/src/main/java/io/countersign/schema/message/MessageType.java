package io.countersign.schema.message;

/**
 * A type of message. Its folder holds its class, its JSON Schema and its samples; {@link MessageTypes} lists it.
 */
public interface MessageType {
    /** The value of the payload's {@code type}, for example {@code people:upsert}. */
    String name();

    /** File name of the JSON Schema of the payload, beside the class. */
    String schema();

    /**
     * Makes the record of a payload and reports what its JSON Schema cannot express. Also called for payloads that break
     * their schema, so that a sender learns all problems at once; the record is then thrown away.
     */
    MessageBody read(Members payload);
}
