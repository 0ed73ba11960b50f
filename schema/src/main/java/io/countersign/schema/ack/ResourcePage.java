package io.countersign.schema.ack;

import tools.jackson.databind.JsonNode;

/**
 * A page of a list that was asked for.
 *
 * @param resources the items, an array
 * @param q what was asked for, and {@code total}, the items on all pages
 */
public record ResourcePage(JsonNode resources, JsonNode q) {}
