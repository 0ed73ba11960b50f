package io.countersign.consumer.store;

import io.countersign.consumer.domain.Address;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Postal addresses. */
final class AddressTable extends ChildTable<Address> {
    AddressTable() {
        super("addresses", "addresses");
    }

    @Override
    boolean isNeeded(Touched touched) {
        return touched.needsAddresses();
    }

    @Override
    Table<RecordId, List<Address>> table(World world) {
        return world.addresses;
    }

    @Override
    Address read(ResultSet row) throws SQLException {
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

    @Override
    Children<Address> children(List<Table.Change<RecordId, List<Address>>> changes) {
        return Children.of(changes, Address::id, Address::id, Address::main);
    }

    @Override
    Columns<Child<Address>> keys(List<Child<Address>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.owner().account())
                .longs("id", r -> r.value().id());
    }

    @Override
    Columns<Child<Address>> rows(List<Child<Address>> rows) {
        return owned(keys(rows))
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
}
