package io.countersign.producer.message;

/** The payload of a message, which begins with its type. */
public abstract class Message<B extends Message<B>> extends Members<B> {
    Message(String type) {
        set("type", type);
    }
}
