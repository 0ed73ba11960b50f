package io.countersign.schema.message.householddelete;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.problem.ErrorCode;

/** household:delete. */
public final class HouseholdDeleteType implements MessageType {
    @Override
    public String name() {
        return "household:delete";
    }

    @Override
    public String schema() {
        return "household-delete.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        HouseholdDelete deletion = new HouseholdDelete(payload.key(), payload.isTrue("erase"));
        if (deletion.key().isEmpty()) {
            payload.report(ErrorCode.REQUIRED, "a household is named by id or import_id");
        }
        return deletion;
    }
}
