package io.countersign.consumer.store;

import io.countersign.consumer.domain.FormAnswers;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Answers to forms. */
final class FormTable extends ChildTable<FormAnswers> {
    FormTable() {
        super("forms", "form_answers");
    }

    @Override
    boolean isNeeded(Touched touched) {
        return touched.needsForms();
    }

    @Override
    Table<RecordId, List<FormAnswers>> table(World world) {
        return world.forms;
    }

    @Override
    FormAnswers read(ResultSet row) throws SQLException {
        return new FormAnswers(row.getLong("form_id"), Json.object(row, "data"));
    }

    @Override
    Children<FormAnswers> children(List<Table.Change<RecordId, List<FormAnswers>>> changes) {
        return Children.of(changes, FormAnswers::formId, FormAnswers::formId, form -> false);
    }

    @Override
    Columns<Child<FormAnswers>> keys(List<Child<FormAnswers>> rows) {
        return owned(Columns.of(rows)
                .ints("account_id", r -> r.owner().account())
                .longs("form_id", r -> r.value().formId()));
    }

    @Override
    Columns<Child<FormAnswers>> rows(List<Child<FormAnswers>> rows) {
        return keys(rows).json("data", r -> r.value().data());
    }
}
