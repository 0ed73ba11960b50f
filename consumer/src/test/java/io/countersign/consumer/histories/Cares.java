package io.countersign.consumer.histories;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DELETED;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;

import io.countersign.schema.ack.AckResult;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who follows up on whom. */
final class Cares {
    /** What became of an assignment, which has no id where there is none. */
    record Outcome(AckResult result, Long id) {}

    private static final Outcome NOTHING = new Outcome(UNCHANGED, null);

    private final Account account;
    private final List<String> problems;

    Cares(Account account, List<String> problems) {
        this.account = account;
        this.problems = problems;
    }

    /** The assignments in a person's message. */
    void ofPerson(String at, Holding person, JsonNode said, ObjectNode ids) {
        if (said.isEmpty()) {
            return;
        }
        ArrayNode told = ids.putArray("contact_assignments");
        for (int i = 0; i < said.size(); i++) {
            if (Writing.isUnknown(person) && Writing.id(said.get(i)) != null) {
                continue;
            }
            told.add(put(at + "/contact_assignments/" + i, person.ref.id(), said.get(i))
                    .id());
        }
    }

    /** Whether an assignment is that of someone whom the person follows up on. */
    boolean isOfAnother(long person, JsonNode said) {
        Account.Care stored = Writing.id(said) == null ? null : account.cares.get(Writing.id(said));
        return stored != null && stored.person() != person;
    }

    /** Makes, changes or ends an assignment of which the person is a side. */
    Outcome put(String at, long person, JsonNode said) {
        Long id = Writing.id(said);
        boolean deletes = said.path("delete").booleanValue(false);
        Account.Care stored = id == null ? null : account.cares.get(id);
        if (id != null && (stored == null || !stored.isWith(person))) {
            if (!deletes) {
                problems.add("not_found " + at + "/id");
            }
            return NOTHING;
        }
        if (id != null && deletes) {
            return end(id);
        }
        Account.Care wanted = wanted(at, person, said, stored);
        Long same = wanted == null ? null : account.numberOf(wanted);
        if (wanted == null || (deletes && same == null)) {
            return NOTHING;
        }
        if (deletes) {
            return end(same);
        }
        if (same != null && id != null && !same.equals(id)) {
            problems.add("duplicate_item " + at + place(said));
            return NOTHING;
        }
        if (same != null) {
            return new Outcome(UNCHANGED, same);
        }
        long number = id != null ? id : account.ids.next("contact_assignment");
        account.cares.put(number, wanted);
        return new Outcome(id != null ? UPDATED : CREATED, number);
    }

    private Outcome end(Long id) {
        account.cares.remove(id);
        return new Outcome(DELETED, id);
    }

    private Account.Care wanted(String at, long person, JsonNode said, Account.Care stored) {
        Long cared = side(at, "person", "assigned_to", person, said, stored == null ? null : stored.person());
        Long assignedTo = side(at, "assigned_to", "person", person, said, stored == null ? null : stored.assignedTo());
        Long organization = stored == null || said.path("organization").isNull() ? null : stored.organization();
        if (said.path("organization").isObject()) {
            organization = find(at, "organization", "organization", said);
            if (organization == null) {
                return null;
            }
        }
        if (cared == null || assignedTo == null) {
            return null;
        }
        if (cared.equals(assignedTo)) {
            problems.add("conflict " + at + place(said));
            return null;
        }
        return new Account.Care(cared, assignedTo, organization);
    }

    private Long side(String at, String member, String other, long person, JsonNode said, Long stored) {
        if (said.has(member)) {
            return find(at, "person", member, said);
        }
        return said.has(other) ? (Long) person : stored;
    }

    private Long find(String at, String kind, String member, JsonNode said) {
        Holding found = account.referred(kind, said.path(member));
        if (found == null && !said.path("delete").booleanValue(false)) {
            problems.add("not_found " + at + "/" + member);
        }
        return found == null ? null : found.ref.id();
    }

    private static String place(JsonNode said) {
        return said.has("assigned_to") ? "/assigned_to" : said.has("person") ? "/person" : "/organization";
    }
}
