package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.organizations.OrganizationUpsert;
import io.countersign.schema.message.people.PersonUpsert;
import io.countersign.schema.problem.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** organizations:upsert: the organization, what belongs to it, and the people in it, all or nothing. */
final class OrganizationFold implements MessageFold<OrganizationUpsert> {
    private final ContactForm form;
    private final PersonFold people;

    OrganizationFold(ContactForm form, PersonFold people) {
        this.form = form;
        this.people = people;
    }

    @Override
    public Class<OrganizationUpsert> body() {
        return OrganizationUpsert.class;
    }

    @Override
    public Kind kind() {
        return Kind.ORGANIZATION;
    }

    @Override
    public RecordKey key(OrganizationUpsert body) {
        return body.key();
    }

    @Override
    public void touch(Request request, OrganizationUpsert organization, Touched touched) {
        touched.record(request.account(), Kind.ORGANIZATION, organization.key());
        touched.children(
                !organization.contacts().isEmpty(),
                !organization.addresses().isEmpty(),
                !organization.forms().isEmpty());
        organization.category().ifPut(c -> touched.category(request.account(), Kind.ORGANIZATION, c));
        for (PersonUpsert person : organization.people()) {
            people.touch(request, person, touched);
            Bytes words = words(request, organization, person);
            if (words != null) {
                touched.words(request.source(), words);
            }
        }
    }

    @Override
    public @Nullable Effect fold(
            World world,
            Request request,
            OrganizationUpsert organization,
            @Nullable RecordId anonymous,
            Problems problems) {
        Identity identity = Identity.settle(
                world,
                request.account(),
                Kind.ORGANIZATION,
                organization.key(),
                anonymous,
                request.messageId(),
                "",
                problems);
        if (identity == null) {
            return null;
        }
        Organization before = world.organizations.get(identity.record());
        Organization after = patched(
                before != null ? before : Organization.blank(identity.importId(), identity.importGenerated()),
                identity,
                organization,
                new CategoryFold(world, problems));
        check(after, problems);
        world.organizations.put(identity.record(), after);
        Written written = new Belongings(world, form, problems)
                .write(
                        identity,
                        organization.contacts(),
                        organization.addresses(),
                        organization.forms(),
                        organization.category() instanceof Patch.Put ? after.categoryId() : null);
        if (!organization.people().isEmpty()) {
            written.ids().set("people", people(world, request, organization, identity.record(), problems));
        }
        return written.effect(world);
    }

    private static void check(Organization organization, Problems problems) {
        if (organization.name() == null && !organization.status().equals("wizard")) {
            problems.add(REQUIRED, "/name", "name is required unless status is wizard");
        }
        if (organization.reason() == null && organization.status().equals("inactive")) {
            problems.add(REQUIRED, "/reason", "reason is required when status is inactive");
        }
    }

    private ArrayNode people(
            World world, Request request, OrganizationUpsert organization, RecordId record, Problems problems) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        CollaborationFold collaborations = new CollaborationFold(world, problems);
        for (PersonUpsert person : organization.people()) {
            Bytes words = words(request, organization, person);
            RecordId known = words == null ? null : heard(world, request, words);
            Written written = people.write(world, request, person, known, problems);
            if (written != null) {
                collaborations.fold(record, written.record(), person.collaboration());
                ids.add(named(written));
                if (words != null && known == null) {
                    world.anonymous.put(
                            new World.Words(request.source(), words),
                            new World.Heard(
                                    written.record().id(), request.messageId().value()));
                }
            }
        }
        return ids;
    }

    /** What identifies a nested person without a name: what was said of it, and of which organization. */
    private static @Nullable Bytes words(Request request, OrganizationUpsert organization, PersonUpsert person) {
        Bytes fingerprint = person.fingerprint();
        if (fingerprint == null) {
            return null;
        }
        String context = organization.key().isEmpty()
                ? request.digest().toHex()
                : organization.key().toString();
        return Bytes.utf8(context + "|" + fingerprint.toHex()).sha256();
    }

    private static @Nullable RecordId heard(World world, Request request, Bytes words) {
        World.Heard heard = world.anonymous.get(new World.Words(request.source(), words));
        return heard == null ? null : new RecordId(request.account(), Kind.PERSON, heard.subjectId());
    }

    private static ObjectNode named(Written written) {
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        ids.put("id", written.record().id());
        ids.put("import_id", written.importId());
        ids.setAll(written.ids());
        return ids;
    }

    private static Organization patched(
            Organization before, Identity identity, OrganizationUpsert organization, CategoryFold categories) {
        return new Organization(
                identity.importId(),
                identity.importGenerated(),
                organization.name().over(before.name()),
                categories.fold(
                        identity.record().account(), Kind.ORGANIZATION, organization.category(), before.categoryId()),
                organization.locale().over(before.locale()),
                organization.dataConsent().over(before.dataConsent(), "unknown"),
                organization.acceptsMarketing().over(before.acceptsMarketing(), false),
                organization.reason().over(before.reason()),
                organization.status().over(before.status(), "active"),
                organization.federationPermission().over(before.federationPermission(), "confidential"),
                organization.openingStatus().over(before.openingStatus(), "unknown"),
                organization.permission().over(before.permission(), "confidential"),
                organization.splitPercentage().map(OrganizationFold::asStored).over(before.splitPercentage()),
                organization.note().over(before.note()));
    }

    /** Every number in the scale of the column, so that equal numbers are equal. */
    private static BigDecimal asStored(BigDecimal percentage) {
        return percentage.setScale(5, RoundingMode.UNNECESSARY);
    }
}
