package io.countersign.consumer.store;

import io.countersign.consumer.domain.Address;
import io.countersign.consumer.domain.Category;
import io.countersign.consumer.domain.Collaboration;
import io.countersign.consumer.domain.Contact;
import io.countersign.consumer.domain.Folding;
import io.countersign.consumer.domain.FormAnswers;
import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.World;
import io.countersign.schema.bytes.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Loads the records that a batch names, each sort with one statement, and locks them in one order for all writers. */
final class Loader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Handle handle;
    private final World world;
    private final Set<RecordId> found = new HashSet<>();

    private Loader(Handle handle, World world) {
        this.handle = handle;
        this.world = world;
    }

    static World load(Handle handle, IdBlocks ids, Folding folding, List<Request> requests) {
        Touched touched = folding.touch(requests);
        World world = new World(ids, key -> isTaken(handle, key));
        Loader loader = new Loader(handle, world);
        loader.words(touched, requests);
        loader.records(touched);
        loader.belongings(touched);
        new StatementLoader(handle, world, folding).load(requests);
        return world;
    }

    private static boolean isTaken(Handle handle, ImportKey key) {
        return handle.createQuery(Sql.named("is-" + key.kind().text() + "-import-taken"))
                .bind("account", key.account())
                .bind("key", key.key())
                .mapTo(Boolean.class)
                .one();
    }

    /** Reads one row. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    static void each(Query query, RowReader reader) {
        try (query) {
            query.map((row, context) -> {
                        reader.read(row);
                        return Boolean.TRUE;
                    })
                    .list();
        }
    }

    /** Words that were heard before name the record that they made then. */
    private void words(Touched touched, List<Request> requests) {
        if (touched.words.isEmpty()) {
            return;
        }
        Map<Integer, Integer> accounts = new HashMap<>();
        requests.forEach(request -> accounts.put(request.source(), request.account()));
        Columns<World.Words> keys =
                Columns.of(touched.words).ints("sources", World.Words::source).bytes("digests", World.Words::digest);
        each(keys.query(handle, "load-anonymous"), row -> {
            World.Words words = new World.Words(row.getInt(1), Bytes.wrap(row.getBytes(2)));
            world.anonymous.load(words, new World.Heard(row.getLong(3), row.getString(4)));
            Integer account = accounts.get(words.source());
            if (account != null) {
                touched.ids.add(new RecordId(account, Kind.PERSON, row.getLong(3)));
                touched.ids.add(new RecordId(account, Kind.ORGANIZATION, row.getLong(3)));
            }
        });
    }

    private void records(Touched touched) {
        records(touched, Kind.PERSON, "load-people", (record, row) -> world.people.load(record, Rows.person(row)));
        records(
                touched,
                Kind.ORGANIZATION,
                "load-organizations",
                (record, row) -> world.organizations.load(record, Rows.organization(row)));
    }

    private interface RecordReader {
        void read(RecordId record, ResultSet row) throws SQLException;
    }

    private void records(Touched touched, Kind kind, String sql, RecordReader reader) {
        List<ImportKey> keys =
                touched.imports.stream().filter(key -> key.kind() == kind).toList();
        List<RecordId> ids =
                touched.ids.stream().filter(id -> id.kind() == kind).toList();
        if (keys.isEmpty() && ids.isEmpty()) {
            return;
        }
        Columns<ImportKey> columns = Columns.of(keys)
                .ints("key_accounts", ImportKey::account)
                .texts("keys", ImportKey::key)
                .and(Columns.of(ids).ints("id_accounts", RecordId::account).longs("ids", RecordId::id));
        each(columns.query(handle, sql), row -> {
            RecordId record = new RecordId(row.getInt("account_id"), kind, row.getLong("id"));
            reader.read(record, row);
            found.add(record);
            world.imports.load(new ImportKey(record.account(), kind, row.getString("import_key")), record.id());
        });
    }

    private void belongings(Touched touched) {
        categories(touched);
        if (found.isEmpty()) {
            return;
        }
        if (touched.needsContacts()) {
            children("load-contacts", world.contacts, Loader::contact);
        }
        if (touched.needsAddresses()) {
            children("load-addresses", world.addresses, Loader::address);
        }
        if (touched.needsForms()) {
            children("load-forms", world.forms, Loader::form);
        }
        collaborations();
    }

    private void categories(Touched touched) {
        Set<Category.Id> ids = new HashSet<>(touched.categories);
        if (touched.needsTheirCategories()) {
            found.forEach(record -> addCategory(ids, record));
        }
        if (ids.isEmpty() && touched.categoryNames.isEmpty()) {
            return;
        }
        Columns<Category.Id> keys = Columns.of(ids)
                .ints("id_accounts", Category.Id::account)
                .longs("ids", Category.Id::id)
                .and(Columns.of(touched.categoryNames)
                        .ints("name_accounts", Touched.CategoryName::account)
                        .texts("kinds", name -> name.kind().text())
                        .texts("names", Touched.CategoryName::key));
        each(
                keys.query(handle, "load-categories"),
                row -> world.loadCategory(
                        new Category.Id(row.getInt(1), row.getLong(2)),
                        new Category(Rows.kind(row.getString(3)), row.getString(4), row.getString(5))));
    }

    private void addCategory(Set<Category.Id> ids, RecordId record) {
        var person = world.people.get(record);
        var organization = world.organizations.get(record);
        Long category = person != null ? person.categoryId() : organization != null ? organization.categoryId() : null;
        if (category != null) {
            ids.add(new Category.Id(record.account(), category));
        }
    }

    private interface ChildReader<C> {
        C read(ResultSet row) throws SQLException;
    }

    private <C> void children(String sql, Table<RecordId, List<C>> table, ChildReader<C> reader) {
        Map<RecordId, List<C>> byOwner = new HashMap<>();
        each(owners(found).query(handle, sql), row -> {
            int account = row.getInt("account_id");
            long person = row.getLong("person_id");
            RecordId owner = row.wasNull()
                    ? new RecordId(account, Kind.ORGANIZATION, row.getLong("organization_id"))
                    : new RecordId(account, Kind.PERSON, person);
            byOwner.computeIfAbsent(owner, o -> new ArrayList<>()).add(reader.read(row));
        });
        byOwner.forEach((owner, children) -> table.load(owner, List.copyOf(children)));
    }

    private static Columns<RecordId> owners(Collection<RecordId> records) {
        List<RecordId> people =
                records.stream().filter(r -> r.kind() == Kind.PERSON).toList();
        List<RecordId> organizations =
                records.stream().filter(r -> r.kind() == Kind.ORGANIZATION).toList();
        return Columns.of(people)
                .ints("person_accounts", RecordId::account)
                .longs("people", RecordId::id)
                .and(Columns.of(organizations)
                        .ints("organization_accounts", RecordId::account)
                        .longs("organizations", RecordId::id));
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                row.getLong("id"),
                row.getString("type"),
                row.getString("label"),
                row.getString("info"),
                row.getString("normalized"),
                row.getBoolean("main"));
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(
                row.getLong("id"),
                row.getString("name"),
                row.getString("street1"),
                row.getString("street2"),
                row.getString("city"),
                row.getString("zip"),
                row.getString("region_code"),
                row.getString("country_code"),
                row.getBoolean("main"));
    }

    private static FormAnswers form(ResultSet row) throws SQLException {
        return new FormAnswers(row.getLong("form_id"), (ObjectNode) JSON.readTree(row.getString("data")));
    }

    private void collaborations() {
        if (found.stream().noneMatch(r -> r.kind() == Kind.ORGANIZATION)) {
            return;
        }
        each(
                owners(found).query(handle, "load-collaborations"),
                row -> world.loadCollaboration(
                        new Collaboration.Key(row.getInt(1), row.getLong(2), row.getLong(3)),
                        new Collaboration(row.getString(4), row.getBoolean(5))));
    }
}
