package io.countersign.schema.message.organizations;

import io.countersign.schema.message.Addresses;
import io.countersign.schema.message.Categories;
import io.countersign.schema.message.Contacts;
import io.countersign.schema.message.Forms;
import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.Patch;
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
        OrganizationUpsert organization = new OrganizationUpsert(
                payload.key(),
                payload.text("name"),
                Categories.of(payload),
                payload.text("locale"),
                payload.text("data_consent"),
                payload.flag("accepts_marketing"),
                payload.text("reason"),
                payload.text("status"),
                payload.text("federation_permission"),
                payload.text("opening_status"),
                payload.text("permission"),
                payload.number("split_percentage"),
                payload.text("note"),
                People.in(payload),
                Contacts.of(payload),
                Addresses.of(payload),
                Forms.of(payload));
        checkNamed(organization, payload);
        checkReason(organization, payload);
        return organization;
    }

    private static void checkNamed(OrganizationUpsert organization, Members payload) {
        boolean wizard = "wizard".equals(payload.content("status"));
        boolean leavesWizard = !wizard && !(organization.status() instanceof Patch.Keep<String>);
        boolean unnamed = organization.key().isEmpty()
                ? payload.content("name") == null && !wizard
                : organization.name() instanceof Patch.Clear<String> && leavesWizard;
        if (unnamed) {
            payload.report(ErrorCode.REQUIRED, "name", "must be given unless status is wizard");
        }
    }

    private static void checkReason(OrganizationUpsert organization, Members payload) {
        if ("inactive".equals(payload.content("status")) && organization.reason() instanceof Patch.Clear<String>) {
            payload.report(ErrorCode.REQUIRED, "reason", "must be given when status is inactive");
        }
    }
}
