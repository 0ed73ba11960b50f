package io.countersign.consumer.store;

import io.countersign.consumer.domain.Category;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.Table;
import io.countersign.consumer.domain.Touched;
import io.countersign.consumer.domain.World;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Categories of all kinds of records. */
final class CategoryTable implements StoredTable {
    @Override
    public void load(Loading loading) {
        loadNamed(loading);
        loadLists(loading);
    }

    private static void loadLists(Loading loading) {
        if (loading.touched().categoryLists.isEmpty()) {
            return;
        }
        Columns<Map.Entry<Touched.Sort, String>> lists = Columns.of(
                        loading.touched().categoryLists.entrySet())
                .ints("accounts", list -> list.getKey().account())
                .texts("kinds", list -> list.getKey().kind().text())
                .texts("texts", Map.Entry::getValue);
        loading.each(lists, "load-category-lists", row -> load(loading.world(), row));
    }

    private static void loadNamed(Loading loading) {
        Touched touched = loading.touched();
        if (touched.categories.isEmpty() && touched.categoryNames.isEmpty()) {
            return;
        }
        Columns<Category.Id> keys = Columns.of(touched.categories)
                .ints("id_accounts", Category.Id::account)
                .longs("ids", Category.Id::id)
                .and(Columns.of(touched.categoryNames)
                        .ints("name_accounts", Touched.CategoryName::account)
                        .texts("kinds", name -> name.kind().text())
                        .texts("names", Touched.CategoryName::key));
        loading.each(keys, "load-categories", row -> load(loading.world(), row));
    }

    private static void load(World world, ResultSet row) throws SQLException {
        Category.Id id = new Category.Id(row.getInt(1), row.getLong(2));
        if (world.categories.get(id) == null) {
            world.loadCategory(id, new Category(Kind.of(row.getString(3)), row.getString(4), row.getString(5)));
        }
    }

    @Override
    public void flush(Handle handle, World world) {
        List<Table.Change<Category.Id, Category>> changes = world.categories.changes();
        Comparator<Category.Id> order =
                Comparator.comparingInt(Category.Id::account).thenComparingLong(Category.Id::id);
        List<Row<Category.Id, Category>> updated = Row.updated(changes, order);
        if (updated.size() > 1) {
            rows(updated).update(handle, "park-categories");
        }
        rows(updated).update(handle, "update-categories");
        rows(Row.inserted(changes, order)).update(handle, "insert-categories");
    }

    private static Columns<Row<Category.Id, Category>> rows(List<Row<Category.Id, Category>> rows) {
        return Columns.of(rows)
                .ints("account_id", r -> r.key().account())
                .longs("id", r -> r.key().id())
                .texts("kind", r -> r.value().kind().text())
                .texts("name_fr", r -> r.value().nameFr())
                .texts("name_en", r -> r.value().nameEn())
                .texts("key_fr", r -> Category.key(r.value().nameFr()))
                .texts("key_en", r -> Category.key(r.value().nameEn()));
    }
}
