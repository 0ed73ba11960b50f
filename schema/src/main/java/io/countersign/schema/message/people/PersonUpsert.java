package io.countersign.schema.message.people;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.CustomFieldItem;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordUpsert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a people:upsert, or a person nested in another record, says of one person.
 *
 * @param fingerprint SHA-256 of the canonical form of a nested person who is named by neither id nor import_id: what was
 *     said is then all that identifies the person; null for every other
 */
public record PersonUpsert(
        RecordUpsert record,
        Matching matching,
        @Nullable Bytes fingerprint,
        List<CustomFieldItem> customFields,
        @Nullable CollaborationItem collaboration,
        Patch<HouseholdItem> household,
        List<AssignmentItem> assignments)
        implements MessageBody {
    /** The same without what it says of a household. */
    public PersonUpsert withoutHousehold() {
        return new PersonUpsert(record, matching, fingerprint, customFields, collaboration, Patch.keep(), assignments);
    }
}
