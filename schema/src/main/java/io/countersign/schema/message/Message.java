package io.countersign.schema.message;

/**
 * A message that keeps every rule that can be checked without the store.
 *
 * @param type its type, for example {@code people:upsert}
 * @param statement the members that all types share
 * @param body the content
 */
public record Message(String type, Statement statement, MessageBody body) {}
