package io.countersign.schema.message.organizations;

import static io.countersign.schema.message.organizations.OrganizationAttributes.NAME;
import static io.countersign.schema.message.organizations.OrganizationAttributes.REASON;
import static io.countersign.schema.message.organizations.OrganizationAttributes.STATUS;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.Patches;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.RecordUpsert;
import io.countersign.schema.message.people.People;
import io.countersign.schema.problem.ErrorCode;

/** organizations:upsert. */
public final class OrganizationsUpsert implements MessageType {
    @Override
    public String name() {
        return "organizations:upsert";
    }

    @Override
    public String schema() {
        return "organizations-upsert.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        OrganizationUpsert organization =
                new OrganizationUpsert(RecordUpsert.of(payload, OrganizationAttributes.ALL), People.in(payload));
        Patches attributes = organization.record().attributes();
        checkNamed(organization.record().key(), attributes, payload);
        checkReason(attributes, payload);
        return organization;
    }

    private static void checkNamed(RecordKey key, Patches attributes, Members payload) {
        boolean wizard = "wizard".equals(payload.content("status"));
        boolean leavesWizard = !wizard && !(attributes.of(STATUS) instanceof Patch.Keep<String>);
        boolean unnamed = key.isEmpty()
                ? payload.content("name") == null && !wizard
                : attributes.of(NAME) instanceof Patch.Clear<String> && leavesWizard;
        if (unnamed) {
            payload.report(ErrorCode.REQUIRED, "name", "must be given unless status is wizard");
        }
    }

    private static void checkReason(Patches attributes, Members payload) {
        if ("inactive".equals(payload.content("status")) && attributes.of(REASON) instanceof Patch.Clear<String>) {
            payload.report(ErrorCode.REQUIRED, "reason", "must be given when status is inactive");
        }
    }
}
