package io.countersign.consumer.store;

import io.countersign.consumer.domain.Address;
import io.countersign.consumer.domain.Category;
import io.countersign.consumer.domain.Collaboration;
import io.countersign.consumer.domain.Contact;
import io.countersign.consumer.domain.FormAnswers;
import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.Organization;
import io.countersign.consumer.domain.Person;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes what a batch changed, one statement a table and kind of change, rows in the order of their keys. */
final class Flusher {
    private record Row<K, V>(K key, V value) {}

    private final Handle handle;

    Flusher(Handle handle) {
        this.handle = handle;
    }

    void flush(World world) {
        categories(world.categories.changes());
        organizations(world.organizations.changes());
        people(world.people.changes());
        contacts(world.contacts.changes());
        addresses(world.addresses.changes());
        forms(world.forms.changes());
        collaborations(world.collaborations.changes());
        newest(world.newest.changes());
        anonymous(world.anonymous.changes());
    }

    private static <K, V> List<Row<K, V>> inserted(List<Table.Change<K, V>> changes, Comparator<K> order) {
        return rows(changes.stream().filter(c -> c.before() == null), Table.Change::after, order);
    }

    private static <K, V> List<Row<K, V>> updated(List<Table.Change<K, V>> changes, Comparator<K> order) {
        return rows(changes.stream().filter(c -> c.before() != null), Table.Change::after, order);
    }

    private static <K, V> List<Row<K, V>> deleted(List<Table.Change<K, V>> changes, Comparator<K> order) {
        return rows(changes.stream().filter(c -> c.after() == null), Table.Change::before, order);
    }

    private static <K, V> List<Row<K, V>> rows(
            Stream<Table.Change<K, V>> changes, Function<Table.Change<K, V>, @Nullable V> side, Comparator<K> order) {
        return changes.flatMap(change -> {
                    V value = side.apply(change);
                    return value == null ? Stream.empty() : Stream.of(new Row<>(change.key(), value));
                })
                .sorted(Comparator.comparing(Row::key, order))
                .toList();
    }

    private void categories(List<Table.Change<Category.Id, Category>> changes) {
        Comparator<Category.Id> order =
                Comparator.comparingInt(Category.Id::account).thenComparingLong(Category.Id::id);
        List<Row<Category.Id, Category>> updated = updated(changes, order);
        if (updated.size() > 1) {
            categoriesRows(updated).update(handle, "park-categories");
        }
        categoriesRows(updated).update(handle, "update-categories");
        categoriesRows(inserted(changes, order)).update(handle, "insert-categories");
    }

    private static Columns<Row<Category.Id, Category>> categoriesRows(List<Row<Category.Id, Category>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().account())
                .longs("id", r -> r.key().id())
                .texts("kind", r -> r.value().kind().text())
                .texts("name_fr", r -> r.value().nameFr())
                .texts("name_en", r -> r.value().nameEn())
                .texts("key_fr", r -> Category.key(r.value().nameFr()))
                .texts("key_en", r -> Category.key(r.value().nameEn()));
    }

    /** Frees the import_ids of renamed records first, because one may take over that of another. */
    private <V> void park(List<Table.Change<RecordId, V>> changes, Function<V, String> importId, String sql) {
        List<Row<RecordId, V>> renamed = updated(
                changes.stream().filter(change -> isRenamed(change, importId)).toList(), Comparator.naturalOrder());
        if (renamed.size() > 1) {
            Columns.of(renamed)
                    .ints("account_id", r -> r.key().account())
                    .longs("id", r -> r.key().id())
                    .update(handle, sql);
        }
    }

    private static <V> boolean isRenamed(Table.Change<RecordId, V> change, Function<V, String> importId) {
        V before = change.before();
        V after = change.after();
        return before != null && after != null && !importId.apply(before).equals(importId.apply(after));
    }

    private void people(List<Table.Change<RecordId, Person>> changes) {
        park(changes, Person::importId, "park-people");
        peopleRows(updated(changes, Comparator.naturalOrder())).update(handle, "update-people");
        peopleRows(inserted(changes, Comparator.naturalOrder())).update(handle, "insert-people");
    }

    private static Columns<Row<RecordId, Person>> peopleRows(List<Row<RecordId, Person>> rows) {
        return identified(rows, Kind.PERSON, Person::importId)
                .booleans("import_generated", r -> r.value().importGenerated())
                .texts("first_name", r -> r.value().firstName())
                .texts("last_name", r -> r.value().lastName())
                .nullableLongs("category_id", r -> r.value().categoryId())
                .texts("locale", r -> r.value().locale())
                .texts("gender", r -> r.value().gender())
                .dates("dob", r -> r.value().dob())
                .texts("data_consent", r -> r.value().dataConsent())
                .booleans("accepts_marketing", r -> r.value().acceptsMarketing())
                .texts("note", r -> r.value().note());
    }

    private void organizations(List<Table.Change<RecordId, Organization>> changes) {
        park(changes, Organization::importId, "park-organizations");
        organizationsRows(updated(changes, Comparator.naturalOrder())).update(handle, "update-organizations");
        organizationsRows(inserted(changes, Comparator.naturalOrder())).update(handle, "insert-organizations");
    }

    private static Columns<Row<RecordId, Organization>> organizationsRows(List<Row<RecordId, Organization>> rows) {
        return identified(rows, Kind.ORGANIZATION, Organization::importId)
                .booleans("import_generated", r -> r.value().importGenerated())
                .texts("name", r -> r.value().name())
                .nullableLongs("category_id", r -> r.value().categoryId())
                .texts("locale", r -> r.value().locale())
                .texts("data_consent", r -> r.value().dataConsent())
                .booleans("accepts_marketing", r -> r.value().acceptsMarketing())
                .texts("reason", r -> r.value().reason())
                .texts("status", r -> r.value().status())
                .texts("federation_permission", r -> r.value().federationPermission())
                .texts("opening_status", r -> r.value().openingStatus())
                .texts("permission", r -> r.value().permission())
                .decimals("split_percentage", r -> r.value().splitPercentage())
                .texts("note", r -> r.value().note());
    }

    private static <V> Columns<Row<RecordId, V>> identified(
            List<Row<RecordId, V>> rows, Kind kind, Function<V, String> importId) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().account())
                .longs("id", r -> r.key().id())
                .texts("import_id", r -> importId.apply(r.value()))
                .texts(
                        "import_key",
                        r -> ImportKey.of(r.key().account(), kind, importId.apply(r.value()))
                                .key());
    }

    private void contacts(List<Table.Change<RecordId, List<Contact>>> changes) {
        Children<Contact> children = Children.of(changes, Contact::id, c -> c.type() + c.normalized());
        keys(children.deleted(), Contact::id).update(handle, "delete-contacts");
        contactsRows(children.updated(c -> !c.main())).update(handle, "update-contacts");
        contactsRows(children.updated(Contact::main)).update(handle, "update-contacts");
        contactsRows(children.inserted()).update(handle, "insert-contacts");
    }

    private static Columns<Child<Contact>> contactsRows(List<Child<Contact>> rows) {
        return owned(keys(rows, Contact::id))
                .texts("type", r -> r.value().type())
                .texts("label", r -> r.value().label())
                .texts("info", r -> r.value().info())
                .texts("normalized", r -> r.value().normalized())
                .booleans("main", r -> r.value().main());
    }

    private void addresses(List<Table.Change<RecordId, List<Address>>> changes) {
        Children<Address> children = Children.of(changes, Address::id, Address::id);
        keys(children.deleted(), Address::id).update(handle, "delete-addresses");
        addressesRows(children.updated(a -> !a.main())).update(handle, "update-addresses");
        addressesRows(children.updated(Address::main)).update(handle, "update-addresses");
        addressesRows(children.inserted()).update(handle, "insert-addresses");
    }

    private static Columns<Child<Address>> addressesRows(List<Child<Address>> rows) {
        return owned(keys(rows, Address::id))
                .texts("name", r -> r.value().name())
                .texts("street1", r -> r.value().street1())
                .texts("street2", r -> r.value().street2())
                .texts("city", r -> r.value().city())
                .texts("zip", r -> r.value().zip())
                .texts("region_code", r -> r.value().regionCode())
                .texts("country_code", r -> r.value().countryCode())
                .booleans("main", r -> r.value().main())
                .texts("natural_key", r -> r.value().naturalKey());
    }

    private void forms(List<Table.Change<RecordId, List<FormAnswers>>> changes) {
        Children<FormAnswers> children = Children.of(changes, FormAnswers::formId, FormAnswers::formId);
        formKeys(children.deleted()).update(handle, "delete-forms");
        formsRows(children.updated()).update(handle, "update-forms");
        formsRows(children.inserted()).update(handle, "insert-forms");
    }

    private static Columns<Child<FormAnswers>> formsRows(List<Child<FormAnswers>> rows) {
        return formKeys(rows).json("data", r -> r.value().data());
    }

    private static Columns<Child<FormAnswers>> formKeys(List<Child<FormAnswers>> rows) {
        return owned(Columns.of(rows)
                .ints("account_id", r -> r.owner().account())
                .longs("form_id", r -> r.value().formId()));
    }

    private static <C> Columns<Child<C>> keys(List<Child<C>> rows, ToLongFunction<C> id) {
        return Columns.of(rows)
                .ints("account_id", r -> r.owner().account())
                .longs("id", r -> id.applyAsLong(r.value()));
    }

    private static <C> Columns<Child<C>> owned(Columns<Child<C>> columns) {
        return columns.nullableLongs("person_id", Child::personId)
                .nullableLongs("organization_id", Child::organizationId);
    }

    private void collaborations(List<Table.Change<Collaboration.Key, Collaboration>> changes) {
        Comparator<Collaboration.Key> order = Comparator.comparingInt(Collaboration.Key::account)
                .thenComparingLong(Collaboration.Key::organization)
                .thenComparingLong(Collaboration.Key::person);
        List<Row<Collaboration.Key, Collaboration>> updated = updated(changes, order);
        collaborationKeys(deleted(changes, order)).update(handle, "delete-collaborations");
        collaborationsRows(updated.stream().filter(r -> !r.value().main()).toList())
                .update(handle, "update-collaborations");
        collaborationsRows(updated.stream().filter(r -> r.value().main()).toList())
                .update(handle, "update-collaborations");
        collaborationsRows(inserted(changes, order)).update(handle, "insert-collaborations");
    }

    private static Columns<Row<Collaboration.Key, Collaboration>> collaborationsRows(
            List<Row<Collaboration.Key, Collaboration>> rows) {
        return collaborationKeys(rows)
                .texts("title", r -> r.value().title())
                .booleans("main", r -> r.value().main());
    }

    private static Columns<Row<Collaboration.Key, Collaboration>> collaborationKeys(
            List<Row<Collaboration.Key, Collaboration>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().account())
                .longs("organization_id", r -> r.key().organization())
                .longs("person_id", r -> r.key().person());
    }

    private void newest(List<Table.Change<World.Voice, Instant>> changes) {
        Comparator<World.Voice> order =
                Comparator.comparing(World.Voice::subject).thenComparingInt(World.Voice::source);
        newestRows(updated(changes, order)).update(handle, "update-newest");
        newestRows(inserted(changes, order)).update(handle, "insert-newest");
    }

    private static Columns<Row<World.Voice, Instant>> newestRows(List<Row<World.Voice, Instant>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().subject().account())
                .texts("kind", r -> r.key().subject().kind().text())
                .longs("subject_id", r -> r.key().subject().id())
                .ints("source_id", r -> r.key().source())
                .times("issued_at", Row::value);
    }

    private void anonymous(List<Table.Change<World.Words, World.Heard>> changes) {
        Comparator<World.Words> order = Comparator.comparingInt(World.Words::source)
                .thenComparing(words -> words.digest().toHex());
        anonymousRows(updated(changes, order)).update(handle, "update-anonymous");
        anonymousRows(inserted(changes, order)).update(handle, "insert-anonymous");
    }

    private static Columns<Row<World.Words, World.Heard>> anonymousRows(List<Row<World.Words, World.Heard>> rows) {
        return Columns.of(rows)
                .ints("source_id", r -> r.key().source())
                .bytes("digest", r -> r.key().digest())
                .longs("subject_id", r -> r.value().subjectId())
                .texts("message_id", r -> r.value().messageId());
    }
}
