package io.countersign.schema.message;

/** The content of a message that is peculiar to its type; each type's folder has its own record. */
public interface MessageBody {}
