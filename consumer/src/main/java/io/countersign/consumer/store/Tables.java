package io.countersign.consumer.store;

import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.World;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The tables that messages are folded into. */
final class Tables {
    private static final RecordTable PEOPLE = new RecordTable(Kind.PERSON, "people");
    private static final StoredTable ORGANIZATIONS = new RecordTable(Kind.ORGANIZATION, "organizations");
    private static final StoredTable HOUSEHOLDS = new RecordTable(Kind.HOUSEHOLD, "households");
    private static final StoredTable USERNAMES = new UsernameTable();
    private static final StoredTable CATEGORIES = new CategoryTable();
    private static final StoredTable CONTACTS = new ContactTable();
    private static final StoredTable ADDRESSES = new AddressTable();
    private static final StoredTable FORMS = new FormTable();
    private static final LoadedTable FIELD_DEFINITIONS = new FieldDefinitionTable();
    private static final LoadedTable FORM_DEFINITIONS = new FormDefinitionTable();
    private static final StoredTable FIELD_VALUES = new FieldValueTable();
    private static final StoredTable COLLABORATIONS = new CollaborationTable();
    private static final StoredTable ALIASES = new AliasTable(PEOPLE);
    private static final FlushedTable MERGES = new MergeTable();
    private static final StoredTable NEWEST = new NewestTable();
    private static final LoadedTable HOUSEHOLDS_OF_PEOPLE = new HouseholdsOfPeople();
    private static final StoredTable MEMBERSHIPS = new MembershipTable();
    private static final StoredTable ASSIGNMENTS = new AssignmentTable();
    private static final StoredTable ANONYMOUS = new AnonymousTable();
    private static final FlushedTable DELETED = new DeletedTable();
    private static final FlushedTable RELEASED = new ReleasedTable();

    /** Words name records, records name their categories, and what belongs to records is found by them. */
    static final List<LoadedTable> LOADED = List.of(
            ANONYMOUS,
            PEOPLE,
            ALIASES,
            ORGANIZATIONS,
            HOUSEHOLDS_OF_PEOPLE,
            HOUSEHOLDS,
            FIELD_DEFINITIONS,
            FORM_DEFINITIONS,
            USERNAMES,
            CATEGORIES,
            CONTACTS,
            ADDRESSES,
            FORMS,
            FIELD_VALUES,
            COLLABORATIONS,
            MEMBERSHIPS,
            ASSIGNMENTS,
            NEWEST);

    /** Rows that are referred to come before those that refer to them. */
    private static final List<FlushedTable> FLUSHED = List.of(
            CATEGORIES,
            ORGANIZATIONS,
            HOUSEHOLDS,
            MERGES,
            PEOPLE,
            ALIASES,
            USERNAMES,
            CONTACTS,
            ADDRESSES,
            FORMS,
            FIELD_VALUES,
            COLLABORATIONS,
            MEMBERSHIPS,
            ASSIGNMENTS,
            NEWEST,
            ANONYMOUS,
            DELETED,
            RELEASED);

    private Tables() {}

    static void flush(Handle handle, World world) {
        FLUSHED.forEach(table -> table.flush(handle, world));
    }
}
