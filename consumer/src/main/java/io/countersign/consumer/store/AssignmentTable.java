package io.countersign.consumer.store;

import io.countersign.consumer.domain.Assignment;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who follows up on whom. */
final class AssignmentTable implements StoredTable {
    private static final Comparator<Assignment.Id> ORDER =
            Comparator.comparingInt(Assignment.Id::account).thenComparingLong(Assignment.Id::id);

    @Override
    public void load(Loading loading) {
        List<RecordId> people =
                loading.found().stream().filter(r -> r.kind() == Kind.PERSON).toList();
        if (people.isEmpty() || !loading.touched().needsAssignments()) {
            return;
        }
        boolean all = loading.touched().needsAllOfPeople();
        List<RecordId> assignedTo = people.stream()
                .filter(person -> all || loading.touched().needsLinks(person))
                .toList();
        Columns<Assignment.Id> keys = Columns.of(loading.touched().assignmentIds)
                .ints("id_accounts", Assignment.Id::account)
                .longs("ids", Assignment.Id::id)
                .and(Columns.of(people)
                        .ints("person_accounts", RecordId::account)
                        .longs("people", RecordId::id))
                .and(Columns.of(assignedTo)
                        .ints("assigned_accounts", RecordId::account)
                        .longs("assigned_to", RecordId::id));
        loading.each(keys, "load-contact-assignments", row -> load(loading.world(), row));
    }

    private static void load(World world, ResultSet row) throws SQLException {
        long organization = row.getLong("organization_id");
        world.assignments.load(
                new Assignment.Id(row.getInt("account_id"), row.getLong("id")),
                new Assignment(
                        row.getLong("person_id"),
                        row.getLong("assigned_to_id"),
                        organization == 0 ? null : organization));
    }

    /** All that changed is taken out first, so that no two say the same in between. */
    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<Assignment.Id, Assignment>> changes = world.assignments.rows.changes();
        keys(Row.before(changes, ORDER)).update(handle, "delete-contact-assignments");
        keys(Row.after(changes, ORDER))
                .longs("person_id", r -> r.value().person())
                .longs("assigned_to_id", r -> r.value().assignedTo())
                .nullableLongs("organization_id", r -> r.value().organization())
                .update(handle, "insert-contact-assignments");
    }

    private static Columns<Row<Assignment.Id, Assignment>> keys(List<Row<Assignment.Id, Assignment>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().account())
                .longs("id", r -> r.key().id());
    }
}
