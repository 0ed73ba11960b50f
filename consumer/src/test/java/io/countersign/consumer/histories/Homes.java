package io.countersign.consumer.histories;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** People in households, each of them in one at most, and each household with one primary contact at most. */
final class Homes {
    private final Account account;
    private final Writing writing;
    private final Items items;
    private final List<String> problems;

    Homes(Account account, Writing writing, List<String> problems) {
        this.account = account;
        this.writing = writing;
        this.items = new Items(account, problems);
        this.problems = problems;
    }

    /** What a person's message says of the household that it lives in. */
    void ofPerson(String at, Holding person, JsonNode said, ObjectNode ids) {
        if (said.isNull()) {
            account.homes.remove(person.ref.id());
        } else if (said.path("delete").booleanValue(false)) {
            Holding household = meant(person, said);
            if (household != null && !Wording.isNameless(said) && account.referred("household", said) == null) {
                problems.add("not_found " + at);
            } else if (household != null) {
                put(household.ref.id(), person.ref.id(), said);
            }
        } else if (said.isObject() && !(Writing.isUnknown(person) && Wording.isNameless(said))) {
            enter(at, person, said, ids);
        }
    }

    private void enter(String at, Holding person, JsonNode said, ObjectNode ids) {
        Holding known = meant(person, said);
        ObjectNode stated = ((ObjectNode) said).deepCopy().retain(List.of("id", "import_id", "name"));
        if (known == null && !said.has("name")) {
            String lastName = person.text("last_name");
            stated.put("name", lastName != null ? lastName : person.text("first_name"));
        }
        Holding household = writing.upsert(
                at, "household", stated, Wording.isNameless(said) ? known : null, Json.NODES.objectNode());
        if (said.has("phone")) {
            items.mainNumber(at + "/phone", household, "PhoneNumber", said.get("phone"));
        }
        if (said.has("fax")) {
            items.mainNumber(at + "/fax", household, "Fax", said.get("fax"));
        }
        if (said.has("address")) {
            items.mainAddress(at + "/address", household, said.get("address"));
        }
        put(household.ref.id(), person.ref.id(), said);
        ids.putObject("household").put("id", household.ref.id()).put("import_id", household.importId);
    }

    /** The household that is named, or else the one that the person lives in. */
    private Holding meant(Holding person, JsonNode said) {
        if (!Wording.isNameless(said)) {
            return account.find("household", Writing.id(said), Wording.content(said, "import_id"));
        }
        Account.Home home = account.homes.get(person.ref.id());
        return home == null ? null : account.records.get(Ref.household(home.household()));
    }

    /** A person moves in, changes its place or leaves; nothing said makes a plain member. */
    void put(long household, long person, JsonNode said) {
        Account.Home home = account.homes.get(person);
        boolean isHere = home != null && home.household() == household;
        if (said.path("delete").booleanValue(false)) {
            if (isHere) {
                account.homes.remove(person);
            }
            return;
        }
        Map<String, JsonNode> role = isHere ? home.role() : Attributes.initial("collaboration");
        Attributes.put("collaboration", said, role);
        if (said.path("main").booleanValue(false)) {
            account.homes.values().stream()
                    .filter(other -> other.household() == household)
                    .forEach(other -> other.role().put("main", Json.NODES.booleanNode(false)));
            role.put("main", Json.NODES.booleanNode(true));
        }
        account.homes.put(person, new Account.Home(household, role));
    }
}
