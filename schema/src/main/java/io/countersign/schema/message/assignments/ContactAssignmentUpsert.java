package io.countersign.schema.message.assignments;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.people.Assignments;

/** contact_assignment:upsert. */
public final class ContactAssignmentUpsert implements MessageType {
    @Override
    public String name() {
        return "contact_assignment:upsert";
    }

    @Override
    public String schema() {
        return "contact-assignment-upsert.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        return new AssignmentUpsert(Assignments.person(payload), Assignments.subject(payload));
    }
}
