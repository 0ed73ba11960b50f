package io.countersign.consumer.histories;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Links between people and organizations, of which one a side is the organization's primary contact. */
final class Links {
    private final Account account;
    private final List<String> problems;

    Links(Account account, List<String> problems) {
        this.account = account;
        this.problems = problems;
    }

    /** What a person's own message says of its organization. */
    void ofPerson(Holding person, JsonNode said) {
        if (!said.isObject()) {
            return;
        }
        JsonNode key = said.path("organization");
        String importId = Wording.content(key, "import_id");
        Holding organization = account.find("organization", Writing.id(key), importId);
        boolean agrees = organization != null
                && (importId == null || Json.folded(importId).equals(Json.folded(organization.importId)));
        if (agrees) {
            put(organization.ref.id(), person.ref.id(), said);
        } else if (!said.path("delete").booleanValue(false)) {
            problems.add("not_found /collaboration/organization");
        }
    }

    /** Makes, changes or ends a link; nothing said makes a plain one. */
    void put(long organization, long person, JsonNode said) {
        Account.Link link = new Account.Link(organization, person);
        if (said.path("delete").booleanValue(false)) {
            account.links.remove(link);
            return;
        }
        Map<String, JsonNode> role = account.links.computeIfAbsent(link, l -> Attributes.initial("collaboration"));
        Attributes.put("collaboration", said, role);
        if (said.path("main").booleanValue(false)) {
            account.links.forEach((other, otherRole) -> {
                if (other.organization() == organization && other.person() != person) {
                    otherRole.put("main", Json.NODES.booleanNode(false));
                }
            });
        }
    }
}
