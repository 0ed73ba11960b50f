package io.countersign.schema.message.organizationdelete;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.problem.ErrorCode;

/** organization:delete. */
public final class OrganizationDeleteType implements MessageType {
    @Override
    public String name() {
        return "organization:delete";
    }

    @Override
    public String schema() {
        return "organization-delete.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        OrganizationDelete deletion = new OrganizationDelete(payload.key(), payload.isTrue("erase"));
        if (deletion.key().isEmpty()) {
            payload.report(ErrorCode.REQUIRED, "an organization is named by id or import_id");
        }
        return deletion;
    }
}
