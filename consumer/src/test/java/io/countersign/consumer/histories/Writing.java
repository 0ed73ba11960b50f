package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one record with what belongs to it. */
final class Writing {
    private record Release(Ref holder, String name) {}

    private final Account account;
    private final List<String> problems;
    private final Set<Ref> created = new HashSet<>();
    private final Set<Ref> merged = new HashSet<>();
    private final List<Release> releases = new ArrayList<>();

    Writing(Account account, List<String> problems) {
        this.account = account;
        this.problems = problems;
    }

    boolean isMerged(Holding record) {
        return merged.contains(record.ref);
    }

    boolean isNew(Holding record) {
        return created.contains(record.ref);
    }

    static Long id(JsonNode record) {
        return record.path("id").isNumber() ? record.path("id").longValue() : null;
    }

    /** Writes what the message says at a place, of an unknown record where it cannot be told of which one. */
    Holding upsert(String at, String kind, JsonNode said, Holding known, ObjectNode ids) {
        int createdBefore = created.size();
        Holding record = known != null ? known : identified(at, kind, said, ids);
        boolean isMadeHere = created.size() > createdBefore;
        category(at, kind, said.path("category"), record, ids);
        Attributes.put(kind, said, record.values);
        checkAttributes(at, record, said);
        Items items = new Items(account, problems);
        if (!said.path("contact_informations").isEmpty()) {
            ids.set("contact_informations", items.contacts(at, record, said.path("contact_informations")));
        }
        if (!said.path("addresses").isEmpty()) {
            ids.set("addresses", items.addresses(at, record, said.path("addresses")));
        }
        Answering answering = new Answering(account.definitions, problems);
        for (int i = 0; i < said.path("forms").size(); i++) {
            answering.form(at + "/forms/" + i, record, said.path("forms").get(i));
        }
        if (kind.equals("person")) {
            answering.fields(at, record, said.path("custom_fields"), isMadeHere);
        }
        return record;
    }

    private Holding identified(String at, String kind, JsonNode said, ObjectNode ids) {
        String importId = Wording.content(said, "import_id");
        Long id = id(said);
        if (id != null && account.find(kind, id, null) == null) {
            problems.add("not_found " + at + "/id");
            return unknown(account, kind);
        }
        Found found = Found.of(account, kind, said);
        if (found.all().isEmpty() && "fail".equals(Wording.content(said, "on_missing"))) {
            problems.add("not_found " + at + (importId != null ? "/import_id" : "/match"));
            return unknown(account, kind);
        }
        if (!found.agrees() && !merges(said)) {
            problems.add("identity_conflict " + at + "/match/" + found.entry());
            return found.all().get(0);
        }
        Holding meant = merges(said) ? merged(found.all(), ids) : found.strongest();
        if (meant == null) {
            return create(kind, importId);
        }
        if (importId != null && !meant.isNamed(importId)) {
            name(at, meant, importId, id != null);
        }
        return meant;
    }

    /** Stands in for a record that is not there, so that whatever else is wrong is told too; it takes an id as well. */
    static Holding unknown(Account account, String kind) {
        Holding unknown = new Holding(new Ref(kind, account.ids.next(kind)), "", false);
        account.records.put(unknown.ref, unknown);
        return unknown;
    }

    static boolean isUnknown(Holding record) {
        return record.importId.isEmpty();
    }

    static boolean merges(JsonNode said) {
        return "merge".equals(Wording.content(said, "on_conflict"));
    }

    private Holding merged(List<Holding> all, ObjectNode ids) {
        if (all.size() > 1) {
            List<Holding> losers = all.subList(1, all.size());
            losers.forEach(loser -> new Merging(account).into(all.get(0), loser));
            ids.set("merged", array(losers.stream().map(loser -> loser.ref.id()).toList()));
            merged.add(all.get(0).ref);
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** A record named by id gets another import_id; one that was matched goes by one more. */
    private void name(String at, Holding record, String importId, boolean isNamedById) {
        if (account.named(record.ref.kind(), importId) != null) {
            problems.add("import_id_taken " + at + "/import_id");
            return;
        }
        if (!isNamedById && !record.generated) {
            record.furtherNames.add(importId);
            return;
        }
        if (isNamedById) {
            releases.add(new Release(record.ref, record.importId));
        } else {
            record.furtherNames.add(record.importId);
        }
        record.importId = importId;
        record.generated = false;
    }

    /** What was given up is known with all that was said until after this message. */
    void settleReleases() {
        releases.forEach(release -> account.release(release.holder(), release.name()));
    }

    private Holding create(String kind, String importId) {
        Ref ref = new Ref(kind, account.ids.next(kind));
        String name = importId != null ? importId : account.generatedName();
        Holding record = new Holding(ref, name, importId == null);
        account.records.put(ref, record);
        created.add(ref);
        return record;
    }

    private void checkAttributes(String at, Holding record, JsonNode said) {
        if (record.ref.kind().equals("household") && record.text("name") == null) {
            problems.add("required " + at + "/name");
        } else if (record.ref.kind().equals("organization")) {
            String status = record.text("status");
            if (record.text("name") == null && !"wizard".equals(status)) {
                problems.add("required " + at + "/name");
            }
            if (record.text("reason") == null && "inactive".equals(status)) {
                problems.add("required " + at + "/reason");
            }
        } else if (record.ref.kind().equals("person")) {
            checkPerson(at, record);
            if (Wording.content(said, "username") != null) {
                checkUsername(at, record);
            }
        }
    }

    private void checkPerson(String at, Holding person) {
        if (person.text("first_name") == null && person.text("last_name") == null) {
            problems.add("required " + at + "/first_name");
        }
        String born = person.text("dob");
        String died = person.text("dod");
        if (born != null && died != null && died.compareTo(born) < 0) {
            problems.add("out_of_range " + at + "/dod");
        }
    }

    private void checkUsername(String at, Holding person) {
        String username = person.text("username");
        boolean taken = account.records.values().stream()
                .anyMatch(other -> other.ref.id() != person.ref.id()
                        && other.ref.kind().equals("person")
                        && other.text("username") != null
                        && Json.folded(other.text("username")).equals(Json.folded(username)));
        if (taken) {
            problems.add("username_taken " + at + "/username");
            person.values.put("username", Json.NODES.nullNode());
        }
    }

    private void category(String at, String kind, JsonNode said, Holding record, ObjectNode ids) {
        if (said.isNull()) {
            record.category = null;
        }
        if (!said.isObject()) {
            return;
        }
        String french = Wording.content(said, "name_fr");
        String english = Wording.content(said, "name_en");
        Category found = id(said) != null ? account.categories.get(id(said)) : named(kind, french, english);
        if (id(said) != null && (found == null || !found.kind().equals(kind))) {
            problems.add("not_found " + at + "/category/id");
            return;
        }
        Category after = found == null
                ? new Category(account.ids.next("category"), kind, french, english)
                : id(said) != null ? found.renamed(french, english) : found.completed(french, english);
        if (account.categories.values().stream().anyMatch(after::clashesWith)) {
            problems.add("conflict " + at + "/category");
        } else {
            account.categories.put(after.id(), after);
        }
        record.category = after.id();
        ids.put("category", after.id());
    }

    /** The category of the French name, else that of the English one. */
    private Category named(String kind, String french, String english) {
        return account.categories.values().stream()
                .filter(c -> c.kind().equals(kind) && c.isFrench(french))
                .findFirst()
                .or(() -> account.categories.values().stream()
                        .filter(c -> c.kind().equals(kind) && c.isEnglish(english))
                        .findFirst())
                .orElse(null);
    }

    static ArrayNode array(List<Long> ids) {
        ArrayNode array = Json.NODES.arrayNode();
        ids.forEach(array::add);
        return array;
    }
}
