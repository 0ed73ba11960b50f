package io.countersign.consumer.domain;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.ResourcePage;
import io.countersign.schema.message.CategoriesQuery;
import io.countersign.schema.message.PageQuery;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The queries for the categories of one kind of records. */
final class CategoriesQueryFold<B extends CategoriesQuery> implements MessageFold<B> {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Class<B> body;
    private final Kind asked;

    CategoriesQueryFold(Class<B> body, Kind asked) {
        this.body = body;
        this.asked = asked;
    }

    @Override
    public Class<B> body() {
        return body;
    }

    @Override
    public @Nullable Kind kind() {
        return null;
    }

    @Override
    public RecordKey key(B query) {
        return new RecordKey(null, null);
    }

    @Override
    public void touch(Request request, B query, Touched touched) {
        touched.categoryList(request.account(), asked, query.page().nameCont());
    }

    @Override
    public Effect fold(World world, Request request, B query, @Nullable RecordId anonymous, Problems problems) {
        PageQuery page = query.page();
        ArrayNode resources = JSON.arrayNode();
        long total = 0;
        for (Category.Id id : world.categoriesOf(request.account())) {
            Category category = world.categories.get(id);
            if (category != null && category.kind() == asked && category.isNamedLike(page.nameCont())) {
                if (total >= page.offset() && resources.size() < page.perPage()) {
                    resources.add(Resource.category(id, category));
                }
                total++;
            }
        }
        return new Effect(
                AckResult.FOUND, null, null, List.of(), null, null, new ResourcePage(resources, q(page, total)));
    }

    private static ObjectNode q(PageQuery page, long total) {
        ObjectNode q = JSON.objectNode();
        q.put("page", page.page()).put("per_page", page.perPage()).put("total", total);
        String nameCont = page.nameCont();
        if (nameCont != null) {
            q.put("name_cont", nameCont);
        }
        return q;
    }
}
