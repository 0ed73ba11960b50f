package io.countersign.schema.message.assignments;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.AssignmentItem;
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
        AssignmentItem item = Assignments.subject(payload);
        RecordKey person = item.person();
        return new AssignmentUpsert(person == null ? new RecordKey(null, null) : person, item);
    }
}
