package io.countersign.consumer.domain;

import io.countersign.schema.bytes.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records that a batch of messages names, as loaded, and what the messages folded so far have made of them. A
 * message sees what the messages before it did; nothing reaches the database before the whole batch is folded.
 */
public final class World {
    /** The ids that the message being folded may give to new records. */
    public interface Ids {
        /** The next id of a sort of record, for example {@code person} or {@code address}. */
        long next(String sort);
    }

    /** Answers for import_ids that no message named, which is needed where generated ones collide. */
    public interface Imports {
        /** Whether a record of the account and kind holds the import_id. */
        boolean isTaken(ImportKey key);
    }

    /** One source's statements about one subject. */
    public record Voice(RecordId subject, int source) {}

    /** The words of a source that named no record. */
    public record Words(int source, Bytes digest) {
        /** What is said of a person inside a record, by the fingerprint of what is said. */
        public static Words inside(int source, RecordId around, Bytes fingerprint) {
            String place = around.kind().text() + "#" + around.id();
            return new Words(
                    source, Bytes.utf8(place + "|" + fingerprint.toHex()).sha256());
        }
    }

    /** What was found or made when words that name no record were first applied. */
    public record Heard(long subjectId, String messageId) {}

    /** The first time that a source made a statement: its source and the SHA-256 of the signed bytes. */
    public record Said(int source, Bytes digest) {}

    private final Index<RecordId, Collaboration.Key> linksByRecord = new Index<>(
            Collaboration.Key::records,
            Comparator.comparingLong(Collaboration.Key::organization).thenComparingLong(Collaboration.Key::person));
    private final Index<Integer, Category.Id> categoriesByAccount =
            new Index<>(id -> List.of(id.account()), Comparator.comparingLong(Category.Id::id));

    /** People, organizations and households by id. */
    public final Table<RecordId, RecordState> records = new Table<>();
    /** Which record goes by which import_id, be it its own or a further one. */
    public final Table<ImportKey, Long> imports = new Table<>();
    /** Which person those are now who became one with another, by their former ids. */
    public final Table<RecordId, Long> formerIds = new Table<>();
    /** Further names of people, as far as they were needed. */
    public final Table<RecordId, List<Alias>> aliases = new Table<>();
    /** Who became one with another person. */
    public final Table<RecordId, Merged> merges = new Table<>();
    /** Which person has which username. */
    public final Table<Username, Long> usernames = new Table<>();
    /** Contacts by owner. */
    public final Table<RecordId, List<Contact>> contacts = new Table<>();
    /** Addresses by owner. */
    public final Table<RecordId, List<Address>> addresses = new Table<>();
    /** Answers to forms by owner. */
    public final Table<RecordId, List<FormAnswers>> forms = new Table<>();
    /** Values of custom fields by person. */
    public final Table<RecordId, List<FieldValue>> fieldValues = new Table<>();
    /** Roles of people in organizations. */
    public final Table<Collaboration.Key, Collaboration> collaborations = new Table<>(linksByRecord::add);
    /** Records linked to those asked for, of which no message says anything: their import_ids and names. */
    public final Map<RecordId, RecordState> neighbours = new HashMap<>();
    /** Records with more links or people than an answer could hold, of which not all are loaded. */
    public final Set<RecordId> crowded = new HashSet<>();
    /** The primary contact of each organization. */
    public final Table<RecordId, Collaboration.Key> mainContacts = new Table<>();
    /** Who lives in which household. */
    public final Memberships memberships = new Memberships();
    /** Who follows up on whom. */
    public final Assignments assignments = new Assignments();
    /** Categories of both kinds by id. */
    public final Table<Category.Id, Category> categories = new Table<>(categoriesByAccount::add);
    /** Which category has which name. */
    public final Table<Category.Name, Category.Id> categoryNames = new Table<>();
    /** The greatest issued_at of each voice. */
    public final Table<Voice, Instant> newest = new Table<>();
    /** Records stated without a name. */
    public final Table<Words, Heard> anonymous = new Table<>();
    /** What statements that are made again did the first time. */
    public final Table<Said, Effect> said = new Table<>();

    /** What the accounts define; no message changes it. */
    public final Definitions definitions = new Definitions();

    /** Records that are gone. */
    public final Table<RecordId, Deleted> deleted = new Table<>();
    /** Import_ids that records gave up. */
    public final Table<ImportKey, Released> released = new Table<>();
    /** Records whose content the ledger shall be rid of. */
    private final Table<RecordId, Boolean> erased = new Table<>();

    private record Release(RecordId holder, ImportKey name) {}

    private final Map<RecordId, Set<Integer>> sources = new HashMap<>();
    private final List<Release> releases = new ArrayList<>();
    /** Who may have the contacts that messages look for. */
    public final Holders holders = new Holders();
    /** Room for the answers to the batch. */
    final AnswerRoom answers = new AnswerRoom();

    private final Ids ids;
    private final Imports lookup;

    /** A world without records; the store loads them. */
    public World(Ids ids, Imports lookup) {
        this.ids = ids;
        this.lookup = lookup;
    }

    long nextId(String sort) {
        return ids.next(sort);
    }

    boolean isTaken(ImportKey key) {
        return imports.get(key) != null || lookup.isTaken(key);
    }

    /** The record that an id stands for now: another one where two people became one. */
    public RecordId current(RecordId named) {
        Long survivor = formerIds.get(named);
        return survivor == null ? named : new RecordId(named.account(), named.kind(), survivor);
    }

    /** The record that goes by an import_id; null where there is none, or none any more. */
    public @Nullable RecordId holder(ImportKey key) {
        Long id = imports.get(key);
        RecordId holder = id == null ? null : new RecordId(key.account(), key.kind(), id);
        return holder == null || records.get(holder) == null ? null : holder;
    }

    /** Adds a further name of a person as the database has it. */
    public void loadAlias(RecordId person, Alias alias) {
        String importId = alias.importId();
        Long formerId = alias.formerId();
        if (importId != null) {
            loadAlias(ImportKey.of(person.account(), person.kind(), importId), person.id());
        }
        if (formerId != null) {
            formerIds.load(new RecordId(person.account(), person.kind(), formerId), person.id());
        }
    }

    private void loadAlias(ImportKey key, long person) {
        if (holder(key) == null) {
            imports.load(key, person);
        }
    }

    void putAlias(RecordId person, Alias alias) {
        String importId = alias.importId();
        Long formerId = alias.formerId();
        if (importId != null) {
            imports.put(ImportKey.of(person.account(), person.kind(), importId), person.id());
        }
        if (formerId != null) {
            formerIds.put(new RecordId(person.account(), person.kind(), formerId), person.id());
        }
        List<Alias> names = new ArrayList<>(aliasesOf(person));
        names.add(alias);
        aliases.put(person, List.copyOf(names));
    }

    List<Alias> aliasesOf(RecordId person) {
        return orEmpty(aliases.get(person));
    }

    List<Contact> contactsOf(RecordId owner) {
        return orEmpty(contacts.get(owner));
    }

    void putContacts(RecordId owner, List<Contact> list) {
        putAll(contacts, owner, list);
        holders.note(owner, list);
    }

    List<Address> addressesOf(RecordId owner) {
        return orEmpty(addresses.get(owner));
    }

    List<FormAnswers> formsOf(RecordId owner) {
        return orEmpty(forms.get(owner));
    }

    List<FieldValue> fieldValuesOf(RecordId person) {
        return orEmpty(fieldValues.get(person));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Notes that a source said something of a record; the newest of all counts. */
    void heard(RecordId subject, int source, Instant issuedAt) {
        Voice voice = new Voice(subject, source);
        Instant before = newest.get(voice);
        newest.put(voice, before != null && before.isAfter(issuedAt) ? before : issuedAt);
        sources.computeIfAbsent(subject, s -> new HashSet<>()).add(source);
    }

    /** Adds a category and its names as the database has them. */
    public void loadCategory(Category.Id id, Category category) {
        categories.load(id, category);
        category.names(id.account()).forEach(name -> categoryNames.load(name, id));
    }

    /** Adds a collaboration as the database has it. */
    public void loadCollaboration(Collaboration.Key key, Collaboration collaboration) {
        collaborations.load(key, collaboration);
        if (collaboration.main()) {
            mainContacts.load(new RecordId(key.account(), Kind.ORGANIZATION, key.organization()), key);
        }
    }

    /** Adds what a source said last, as the database has it. */
    public void loadNewest(Voice voice, Instant issuedAt) {
        newest.load(voice, issuedAt);
        sources.computeIfAbsent(voice.subject(), s -> new HashSet<>()).add(voice.source());
    }

    /** Notes that the record gives its import_id up; what was said of it until the end of this message stays known. */
    void release(RecordId holder, String importId) {
        releases.add(new Release(holder, ImportKey.of(holder.account(), holder.kind(), importId)));
    }

    /** Notes that a record is gone, or that its content shall go too. */
    void delete(RecordId record, Instant issuedAt, boolean erase) {
        Deleted before = deleted.get(record);
        deleted.put(
                record,
                new Deleted(
                        before == null ? issuedAt : Released.later(before.issuedAt(), issuedAt),
                        erase || (before != null && before.erased())));
        if (erase) {
            erased.put(record, true);
        }
    }

    /** Records whose content the ledger shall be rid of. */
    public Set<RecordId> erased() {
        return erased.changes().stream().map(Table.Change::key).collect(Collectors.toSet());
    }

    /** Makes the names that the message being folded gave up known as such. */
    void settleReleases() {
        for (Release release : releases) {
            Released before = released.get(release.name());
            Deleted gone = deleted.get(release.holder());
            released.put(
                    release.name(),
                    (before == null ? Released.never() : before)
                            .by(release.holder().id(), gone == null ? Instant.MIN : gone.issuedAt())
                            .with(saidOf(release.holder())));
        }
    }

    private Map<Integer, Instant> saidOf(RecordId subject) {
        Map<Integer, Instant> said = new HashMap<>();
        for (int source : sources.getOrDefault(subject, Set.of())) {
            Instant issuedAt = newest.get(new Voice(subject, source));
            if (issuedAt != null) {
                said.put(source, issuedAt);
            }
        }
        return said;
    }

    /**
     * The links that a record has or had, by organization and person; all of them where its resource was asked for, or
     * people may become one.
     */
    Collection<Collaboration.Key> linksOf(RecordId record) {
        return linksByRecord.of(record);
    }

    /** The categories that an account has or had, by id; all that match where a list of them was asked for. */
    Iterable<Category.Id> categoriesOf(int account) {
        return categoriesByAccount.of(account);
    }

    /** A record with its names at least, as the message being folded sees it; null where it is gone. */
    @Nullable
    RecordState named(RecordId record) {
        return records.knows(record) ? records.get(record) : neighbours.get(record);
    }

    void putCategory(Category.Id id, Category category) {
        Category before = categories.get(id);
        if (before != null) {
            before.names(id.account()).forEach(categoryNames::remove);
        }
        categories.put(id, category);
        category.names(id.account()).forEach(name -> categoryNames.put(name, id));
    }

    /** Puts what belongs to an owner; having none of it is the same whether it was ever loaded or not. */
    static <C> void putAll(Table<RecordId, List<C>> table, RecordId owner, List<C> children) {
        if (!children.isEmpty() || table.get(owner) != null) {
            table.put(owner, List.copyOf(children));
        }
    }

    /** Whether the message being folded changed anything that its sender stated so far. */
    boolean isTouched() {
        return stated().anyMatch(Table::isTouched);
    }

    void keep() {
        tables().forEach(Table::keep);
        releases.clear();
    }

    void forget() {
        tables().forEach(Table::forget);
        releases.clear();
    }

    private Stream<Table<?, ?>> stated() {
        return Stream.of(
                records,
                aliases,
                contacts,
                addresses,
                forms,
                fieldValues,
                collaborations,
                memberships.rows,
                assignments.rows,
                categories);
    }

    private Stream<Table<?, ?>> tables() {
        return Stream.concat(
                stated(),
                Stream.of(
                        imports,
                        formerIds,
                        merges,
                        usernames,
                        mainContacts,
                        assignments.numbers,
                        categoryNames,
                        newest,
                        anonymous,
                        said,
                        deleted,
                        released,
                        erased));
    }
}
