package io.countersign.consumer.store;

import io.countersign.consumer.definitions.FieldRows;
import io.countersign.consumer.domain.Request;
import java.util.List;

/** The custom fields that the accounts of a batch define. */
final class FieldDefinitionTable implements LoadedTable {
    @Override
    public void load(Loading loading) {
        if (!loading.touched().needsFields()) {
            return;
        }
        List<Integer> accounts = loading.requests().stream()
                .map(Request::account)
                .distinct()
                .sorted()
                .toList();
        // The definitions by which values are stored must not change before these are.
        String sql = loading.touched().writesFieldValues() ? "load-locked-field-definitions" : "load-field-definitions";
        loading.each(
                Columns.of(accounts).ints("accounts", account -> account),
                sql,
                row -> loading.world().definitions.load(row.getInt("account_id"), FieldRows.read(row)));
    }
}
