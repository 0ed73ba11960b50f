package io.countersign.consumer.domain;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.CategoryItem;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.AssignmentItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch of messages names and the store must load before they are folded. */
public final class Touched {
    /** A name of a category, in the form in which names are compared. */
    public record CategoryName(int account, Kind kind, String key) {}

    /** A form of an account. */
    public record FormId(int account, long id) {}

    /** The records or the categories of one kind in an account. */
    public record Sort(int account, Kind kind) {}

    /** What a source says of a person inside a record, which is all that names the person. */
    public record Inside(int source, int account, Kind kind, RecordKey around, Bytes fingerprint) {}

    /** Records named by id. */
    public final Set<RecordId> ids = new LinkedHashSet<>();
    /** Records named by import_id. */
    public final Set<ImportKey> imports = new LinkedHashSet<>();
    /** Statements that name no record. */
    public final Set<World.Words> words = new LinkedHashSet<>();
    /** People inside records whom nothing names but what is said of them. */
    public final Set<Inside> inside = new LinkedHashSet<>();
    /** Records that may give up their import_ids, named by id. */
    public final Set<RecordId> releasing = new LinkedHashSet<>();
    /** Records that may be deleted, named by import_id. */
    public final Set<ImportKey> releasingByImport = new LinkedHashSet<>();
    /** Categories named by id. */
    public final Set<Category.Id> categories = new LinkedHashSet<>();
    /** Categories named by name. */
    public final Set<CategoryName> categoryNames = new LinkedHashSet<>();

    /** Forms that are answered. */
    public final Set<FormId> forms = new LinkedHashSet<>();
    /** What messages look for to find their people. */
    public final Set<MatchLookup> lookups = new LinkedHashSet<>();
    /** Contacts of the messages that look for people. */
    public final Set<MatchValue> matchValues = new LinkedHashSet<>();

    /** Usernames that people shall have. */
    public final Set<Username> usernames = new LinkedHashSet<>();
    /** Lists of categories asked for: the text that is in all names asked for, empty where they share none. */
    public final Map<Sort, String> categoryLists = new LinkedHashMap<>();

    /** Assignments named by id. */
    public final Set<Assignment.Id> assignmentIds = new LinkedHashSet<>();

    private final Map<ImportKey, Set<RecordId>> renamed = new HashMap<>();
    private final Set<Sort> resources = new HashSet<>();
    private boolean deletesPeople;
    private boolean merges;
    private boolean changesUsernames;
    private boolean memberships;
    private boolean assignments;
    private boolean contacts;
    private boolean addresses;
    private boolean answers;
    private boolean fields;
    private boolean fieldValues;

    void record(int account, Kind kind, RecordKey key) {
        Long id = key.id();
        if (id != null) {
            ids.add(new RecordId(account, kind, id));
        }
        String importId = key.importId();
        if (importId != null) {
            imports.add(ImportKey.of(account, kind, importId));
        }
        if (id != null && importId != null) {
            releasing.add(new RecordId(account, kind, id));
            renamed.computeIfAbsent(ImportKey.of(account, kind, importId), name -> new LinkedHashSet<>())
                    .add(new RecordId(account, kind, id));
        }
    }

    /** The records to which messages of the batch may give the import_id. */
    public Set<RecordId> renamed(ImportKey name) {
        return renamed.getOrDefault(name, Set.of());
    }

    /** Whether people may be deleted, with all their names. */
    public boolean deletesPeople() {
        return deletesPeople;
    }

    void deletion(int account, Kind kind, RecordKey key) {
        deletesPeople |= kind == Kind.PERSON;
        Long id = key.id();
        if (id != null) {
            releasing.add(new RecordId(account, kind, id));
        }
        String importId = key.importId();
        if (importId != null) {
            releasingByImport.add(ImportKey.of(account, kind, importId));
        }
    }

    void words(int source, Bytes digest) {
        words.add(new World.Words(source, digest));
    }

    void inside(Request request, Kind kind, RecordKey around, Bytes fingerprint) {
        inside.add(new Inside(request.source(), request.account(), kind, around, fingerprint));
    }

    void category(int account, Kind kind, CategoryItem item) {
        Long id = item.id();
        if (id != null) {
            categories.add(new Category.Id(account, id));
        }
        categoryName(account, kind, item.nameFr());
        categoryName(account, kind, item.nameEn());
    }

    private void categoryName(int account, Kind kind, @Nullable String name) {
        String key = Category.key(name);
        if (key != null) {
            categoryNames.add(new CategoryName(account, kind, key));
        }
    }

    void username(int account, Patch<String> username) {
        changesUsernames |= !(username instanceof Patch.Keep);
        username.ifPut(name -> usernames.add(Username.of(account, name)));
    }

    /** Whether the usernames that the named people have are needed. */
    public boolean changesUsernames() {
        return changesUsernames || merges;
    }

    void children(boolean anyContacts, boolean anyAddresses, boolean anyForms) {
        contacts |= anyContacts;
        addresses |= anyAddresses;
        answers |= anyForms;
    }

    void form(int account, long id) {
        forms.add(new FormId(account, id));
    }

    /** People are written, perhaps with values of custom fields. */
    void fields(boolean anyValues) {
        fields = true;
        fieldValues |= anyValues;
    }

    void matches(Set<MatchValue> values, Collection<Set<MatchLookup>> entries) {
        matchValues.addAll(values);
        entries.forEach(lookups::addAll);
    }

    void merges() {
        merges = true;
    }

    void categoryList(int account, Kind kind, @Nullable String nameCont) {
        String text = nameCont == null ? "" : ImportKey.fold(nameCont);
        categoryLists.merge(new Sort(account, kind), text, (one, other) -> one.equals(other) ? one : "");
    }

    void resource(int account, Kind kind) {
        resources.add(new Sort(account, kind));
    }

    /** Whether people may become one, for which all that belongs to the named people is needed. */
    public boolean needsAllOfPeople() {
        return merges;
    }

    /** Whether a message may turn out to be about another person than it names, or about a nameless one. */
    public boolean needsAllStatements() {
        return merges || !lookups.isEmpty();
    }

    void memberships() {
        memberships = true;
    }

    void assignment(int account, AssignmentItem item) {
        assignments = true;
        Long id = item.id();
        if (id != null) {
            assignmentIds.add(new Assignment.Id(account, id));
        }
        person(account, item.person());
        person(account, item.assignedTo());
        item.organization().ifPut(organization -> record(account, Kind.ORGANIZATION, organization));
    }

    private void person(int account, @Nullable RecordKey person) {
        if (person != null) {
            record(account, Kind.PERSON, person);
        }
    }

    /** Whether contacts of the named records are needed. */
    public boolean needsContacts() {
        return contacts || !resources.isEmpty() || merges || !lookups.isEmpty();
    }

    /** Whether addresses of the named records are needed. */
    public boolean needsAddresses() {
        return addresses || !resources.isEmpty() || merges;
    }

    /** Whether form answers of the named records are needed. */
    public boolean needsForms() {
        return answers || !resources.isEmpty() || merges;
    }

    /** Whether the custom fields that the accounts of the batch define are needed. */
    public boolean needsFields() {
        return fields || !resources.isEmpty();
    }

    /** Whether values of custom fields are written, so that their definitions must not change meanwhile. */
    public boolean writesFieldValues() {
        return fieldValues || merges;
    }

    /** Whether values of custom fields of the named people are needed. */
    public boolean needsFieldValues() {
        return fieldValues || !resources.isEmpty() || merges;
    }

    /** Whether the categories of the named records are needed. */
    public boolean needsTheirCategories() {
        return !resources.isEmpty();
    }

    /** Whether the links of a named record and who is at their other ends are needed. */
    public boolean needsLinks(RecordId record) {
        return resources.contains(new Sort(record.account(), record.kind()));
    }

    /** Whether the households of the named people are needed, and who is the primary contact of the named households. */
    public boolean needsMemberships() {
        return memberships || !resources.isEmpty() || merges;
    }

    /** Whether the assignments of the named people to others are needed. */
    public boolean needsAssignments() {
        return assignments || !resources.isEmpty() || merges;
    }
}
