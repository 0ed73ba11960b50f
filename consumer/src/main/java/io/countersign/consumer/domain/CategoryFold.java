package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.CONFLICT;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;

import io.countersign.schema.message.CategoryItem;
import io.countersign.schema.message.Patch;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Finds, creates or renames the category that a message names. */
final class CategoryFold {
    private final World world;
    private final Problems problems;

    CategoryFold(World world, Problems problems) {
        this.world = world;
        this.problems = problems;
    }

    /** The category's id after the patch; keeps the current one where a problem was found. */
    @Nullable
    Long fold(int account, Kind kind, Patch<CategoryItem> patch, @Nullable Long current) {
        if (patch instanceof Patch.Put<CategoryItem> put) {
            Long id = put.value().id();
            return id != null ? byId(account, kind, id, put.value()) : byName(account, kind, put.value());
        }
        return patch instanceof Patch.Clear ? null : current;
    }

    private @Nullable Long byId(int account, Kind kind, long id, CategoryItem item) {
        Category.Id key = new Category.Id(account, id);
        Category category = world.categories.get(key);
        if (category == null || category.kind() != kind) {
            problems.add(NOT_FOUND, item.pointer() + "/id", "no such category in this account");
            return null;
        }
        write(key, category.renamed(item.nameFr(), item.nameEn()), item);
        return id;
    }

    private @Nullable Long byName(int account, Kind kind, CategoryItem item) {
        Category wanted = new Category(kind, item.nameFr(), item.nameEn());
        for (Category.Name name : wanted.names(account)) {
            Category.Id found = world.categoryNames.get(name);
            Category category = found == null ? null : world.categories.get(found);
            if (found != null && category != null) {
                write(found, category.completed(item.nameFr(), item.nameEn()), item);
                return found.id();
            }
        }
        Category.Id created = new Category.Id(account, world.nextId("category"));
        world.putCategory(created, wanted);
        return created.id();
    }

    private void write(Category.Id id, Category after, CategoryItem item) {
        if (after.equals(world.categories.get(id))) {
            return;
        }
        for (Category.Name name : after.names(id.account())) {
            Category.Id holder = world.categoryNames.get(name);
            if (holder != null && !holder.equals(id)) {
                problems.add(CONFLICT, item.pointer(), "another category of this account has this name");
                return;
            }
        }
        world.putCategory(id, after);
    }
}
