package io.countersign.consumer.store;

import io.countersign.consumer.definitions.FormRows;
import io.countersign.consumer.domain.Definitions;
import io.countersign.consumer.domain.Touched;
import java.util.Collection;
import java.util.List;

/** The forms that a batch answers, as far as their accounts define them. */
final class FormDefinitionTable implements LoadedTable {
    @Override
    public void load(Loading loading) {
        Collection<Touched.FormId> forms = loading.touched().forms;
        if (forms.isEmpty()) {
            return;
        }
        Definitions definitions = loading.world().definitions;
        List<Integer> accounts =
                forms.stream().map(Touched.FormId::account).distinct().toList();
        loading.each(
                Columns.of(accounts)
                        .ints("accounts", account -> account)
                        .and(Columns.of(forms)
                                .ints("form_accounts", Touched.FormId::account)
                                .longs("forms", Touched.FormId::id)),
                "load-form-definitions",
                row -> {
                    int account = row.getInt("account_id");
                    if (row.getLong("id") == 0) {
                        definitions.loadForms(account);
                    } else {
                        definitions.load(account, FormRows.read(row));
                    }
                });
    }
}
