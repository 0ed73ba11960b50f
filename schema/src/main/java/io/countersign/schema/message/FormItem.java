package io.countersign.schema.message;

import tools.jackson.databind.node.ObjectNode;

/**
 * One item of {@code forms}: the answers of the record to one form, merged member by member into those it has.
 *
 * @param pointer where the item stands in the payload
 * @param id the form
 * @param delete whether all answers to this form shall be removed
 * @param data the answers; a member that is null removes that answer
 */
public record FormItem(String pointer, long id, boolean delete, ObjectNode data) {}
