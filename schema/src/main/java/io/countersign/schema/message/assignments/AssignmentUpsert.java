package io.countersign.schema.message.assignments;

import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.AssignmentItem;

/**
 * What a contact_assignment:upsert says of one assignment.
 *
 * @param person the person who is cared for, whom the message is about
 */
public record AssignmentUpsert(RecordKey person, AssignmentItem assignment) implements MessageBody {}
