package io.countersign.consumer.store;

import io.countersign.consumer.domain.Contact;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** E-mail addresses, phone numbers and other contacts. */
final class ContactTable extends ChildTable<Contact> {
    ContactTable() {
        super("contacts", "contact_informations");
    }

    @Override
    boolean isNeeded(Touched touched) {
        return touched.needsContacts();
    }

    @Override
    Table<RecordId, List<Contact>> table(World world) {
        return world.contacts;
    }

    @Override
    Contact read(ResultSet row) throws SQLException {
        return new Contact(
                row.getLong("id"),
                row.getString("type"),
                row.getString("label"),
                row.getString("info"),
                row.getString("normalized"),
                row.getBoolean("main"));
    }

    @Override
    Children<Contact> children(List<Table.Change<RecordId, List<Contact>>> changes) {
        return Children.of(changes, Contact::id, c -> c.type() + c.normalized(), Contact::main);
    }

    @Override
    Columns<Child<Contact>> keys(List<Child<Contact>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.owner().account())
                .longs("id", r -> r.value().id());
    }

    @Override
    Columns<Child<Contact>> rows(List<Child<Contact>> rows) {
        return owned(keys(rows))
                .texts("type", r -> r.value().type())
                .texts("label", r -> r.value().label())
                .texts("info", r -> r.value().info())
                .texts("normalized", r -> r.value().normalized())
                .booleans("main", r -> r.value().main());
    }
}
