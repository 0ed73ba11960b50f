package io.countersign.schema.message.persondelete;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.problem.ErrorCode;

/** person:delete. */
public final class PersonDeleteType implements MessageType {
    @Override
    public String name() {
        return "person:delete";
    }

    @Override
    public String schema() {
        return "person-delete.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        PersonDelete deletion = new PersonDelete(payload.key(), payload.isTrue("erase"));
        if (deletion.key().isEmpty()) {
            payload.report(ErrorCode.REQUIRED, "a person is named by id or import_id");
        }
        return deletion;
    }
}
