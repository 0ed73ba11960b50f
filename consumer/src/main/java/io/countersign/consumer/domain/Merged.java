package io.countersign.consumer.domain;

import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of a person who became one with another.
 *
 * @param survivor the id of the other, as it was then
 * @param messageId the message that made them one
 * @param former all that the person had, by the names of tables and columns
 */
public record Merged(long survivor, String messageId, ObjectNode former) {}
