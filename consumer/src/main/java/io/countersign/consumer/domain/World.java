package io.countersign.consumer.domain;

import io.countersign.schema.bytes.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The records that a batch of messages names, as loaded, and what the messages folded so far have made of them. A
 * message sees what the messages before it did; nothing reaches the database before the whole batch is folded.
 */
public final class World {
    /** Deals out ids of new records. */
    public interface Ids {
        /** The next id of a sort of record, for example {@code person} or {@code address}. */
        long next(int account, String sort);

        /** Takes back every id dealt out since the last call of this method or {@link #keep()}. */
        void forget();

        /** Makes the ids dealt out so far final. */
        void keep();
    }

    /** Answers for import_ids that no message named, which is needed where generated ones collide. */
    public interface Imports {
        /** Whether a record of the account and kind holds the import_id. */
        boolean isTaken(ImportKey key);
    }

    /** One source's statements about one subject. */
    public record Voice(RecordId subject, int source) {}

    /** The words of a source that named no record. */
    public record Words(int source, Bytes digest) {}

    /** What was found or made when words that name no record were first applied. */
    public record Heard(long subjectId, String messageId) {}

    /** The first time that a source made a statement: its source and the SHA-256 of the signed bytes. */
    public record Said(int source, Bytes digest) {}

    /** People, organizations and households by id. */
    public final Table<RecordId, RecordState> records = new Table<>();
    /** Which record holds which import_id. */
    public final Table<ImportKey, Long> imports = new Table<>();
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
    public final Table<Collaboration.Key, Collaboration> collaborations = new Table<>();
    /** The primary contact of each organization. */
    public final Table<RecordId, Collaboration.Key> mainContacts = new Table<>();
    /** Categories of both kinds by id. */
    public final Table<Category.Id, Category> categories = new Table<>();
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

    private final Ids ids;
    private final Imports lookup;

    /** A world without records; the store loads them. */
    public World(Ids ids, Imports lookup) {
        this.ids = ids;
        this.lookup = lookup;
    }

    long nextId(int account, String sort) {
        return ids.next(account, sort);
    }

    boolean isTaken(ImportKey key) {
        return imports.get(key) != null || lookup.isTaken(key);
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

    void putCategory(Category.Id id, Category category) {
        Category before = categories.get(id);
        if (before != null) {
            before.names(id.account()).forEach(categoryNames::remove);
        }
        categories.put(id, category);
        category.names(id.account()).forEach(name -> categoryNames.put(name, id));
    }

    /** Whether the message being folded changed anything that its sender stated so far. */
    boolean isTouched() {
        return stated().anyMatch(Table::isTouched);
    }

    void keep() {
        tables().forEach(Table::keep);
        ids.keep();
    }

    void forget() {
        tables().forEach(Table::forget);
        ids.forget();
    }

    private Stream<Table<?, ?>> stated() {
        return Stream.of(records, contacts, addresses, forms, fieldValues, collaborations, categories);
    }

    private Stream<Table<?, ?>> tables() {
        return Stream.concat(
                stated(), Stream.of(imports, usernames, mainContacts, categoryNames, newest, anonymous, said));
    }
}
