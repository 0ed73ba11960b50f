package io.countersign.schema.message.people;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.AddressItem;
import io.countersign.schema.message.CategoryItem;
import io.countersign.schema.message.ContactItem;
import io.countersign.schema.message.FormItem;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a people:upsert, or a person nested in an organization, says of one person.
 *
 * @param pointer where the person stands in the payload; empty for the message's own subject
 * @param fingerprint SHA-256 of the canonical form of a nested person who is named by neither id nor import_id: what was
 *     said is then all that identifies the person; null for every other
 */
public record PersonUpsert(
        String pointer,
        RecordKey key,
        @Nullable Bytes fingerprint,
        Patch<String> firstName,
        Patch<String> lastName,
        Patch<CategoryItem> category,
        Patch<String> locale,
        Patch<String> gender,
        Patch<LocalDate> dob,
        Patch<String> dataConsent,
        Patch<Boolean> acceptsMarketing,
        Patch<String> note,
        List<ContactItem> contacts,
        List<AddressItem> addresses,
        List<FormItem> forms,
        @Nullable CollaborationItem collaboration)
        implements MessageBody {}
