package io.countersign.schema.message.forms;

import io.countersign.schema.message.FormItem;
import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.problem.ErrorCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** form:fill. */
public final class FormFillType implements MessageType {
    /** Other systems name a kind by the message that writes its records. */
    private static final Map<String, String> KINDS = Map.of(
            "people:upsert", "person",
            "organizations:upsert", "organization",
            "households:upsert", "household");

    @Override
    public String name() {
        return "form:fill";
    }

    @Override
    public String schema() {
        return "form-fill.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        Long id = payload.id();
        FormItem form = new FormItem(payload.pointer(), id == null ? 0 : id, false, payload.tree("data"));
        return new FormFill(kind(payload.object("subject")), subject(payload.object("subject")), form);
    }

    private static RecordKey subject(@Nullable Members subject) {
        RecordKey key = subject == null ? new RecordKey(null, null) : subject.key();
        if (subject != null && key.isEmpty()) {
            subject.report(ErrorCode.REQUIRED, "the subject is named by id or import_id");
        }
        return key;
    }

    private static String kind(@Nullable Members subject) {
        String type = subject == null ? null : subject.content("type");
        return type == null ? "" : KINDS.getOrDefault(type, type);
    }
}
