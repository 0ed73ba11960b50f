package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.schema.message.CategoryItem;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordUpsert;
import io.countersign.schema.problem.Problem;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Writes one record of any kind: its identity, plain attributes and category, and what belongs to it. */
final class RecordFold {
    /** What holds for the attributes of one kind of records after a message. */
    interface Rules {
        void check(Revision revision, Problems problems);
    }

    /** The attributes of a record before and after what a message says at a place of its payload. */
    record Revision(World world, RecordId record, String pointer, Values before, Values after) {}

    private final Kind kind;
    private final ContactForm form;
    private final Rules rules;

    RecordFold(Kind kind, ContactForm form, Rules rules) {
        this.kind = kind;
        this.form = form;
        this.rules = rules;
    }

    /** What must be loaded before the record can be written. */
    void touch(Request request, RecordUpsert record, Touched touched) {
        int account = request.account();
        touched.record(account, kind, GeneratedImportId.keyOf(request, record.pointer(), record.key()));
        touched.children(
                !record.contacts().isEmpty(),
                !record.addresses().isEmpty(),
                !record.forms().isEmpty());
        record.forms().forEach(form -> touched.form(account, form.id()));
        record.category().ifPut(category -> touched.category(account, kind, category));
    }

    /** Writes the record, or one that stands in for it where a problem was found. */
    Written write(World world, Request request, RecordUpsert record, @Nullable RecordId anonymous, Problems problems) {
        Identity identity = Identity.settle(world, request, kind, record, anonymous, problems);
        return write(world, request, record, identity, problems);
    }

    /** Writes the record of the identity. */
    Written write(World world, Request request, RecordUpsert record, Identity identity, Problems problems) {
        Problems own = new Problems();
        Written written = written(world, request, record, identity, own);
        problems.addAll(own.list().stream()
                .filter(problem -> !identity.isUnknown() || isCertain(record, problem))
                .toList());
        return written;
    }

    /** Whether a problem does not only come from the record's not being there. */
    private static boolean isCertain(RecordUpsert record, Problem problem) {
        boolean isOfDefinitions = problem.pointer().startsWith(record.pointer() + "/forms/")
                || problem.pointer().startsWith(record.pointer() + "/category/");
        return problem.code() != REQUIRED && (problem.code() != NOT_FOUND || isOfDefinitions);
    }

    private Written written(World world, Request request, RecordUpsert record, Identity identity, Problems problems) {
        RecordState stored = world.records.get(identity.record());
        RecordState before =
                stored != null ? stored : RecordState.blank(kind, identity.importId(), identity.importGenerated());
        Long category =
                new CategoryFold(world, problems).fold(request.account(), kind, record.category(), before.categoryId());
        Values values = before.values().with(record.attributes());
        rules.check(new Revision(world, identity.record(), record.pointer(), before.values(), values), problems);
        world.records.put(
                identity.record(), new RecordState(identity.importId(), identity.importGenerated(), category, values));
        boolean namesCategory = record.category() instanceof Patch.Put<CategoryItem>;
        return new Belongings(world, form, problems).write(identity, record, namesCategory ? category : null);
    }
}
