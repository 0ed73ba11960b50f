package io.countersign.schema.message.organizations;

import io.countersign.schema.message.AddressItem;
import io.countersign.schema.message.CategoryItem;
import io.countersign.schema.message.ContactItem;
import io.countersign.schema.message.FormItem;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.PersonUpsert;
import java.math.BigDecimal;
import java.util.List;

/** What an organizations:upsert says of one organization and the people in it. */
public record OrganizationUpsert(
        RecordKey key,
        Patch<String> name,
        Patch<CategoryItem> category,
        Patch<String> locale,
        Patch<String> dataConsent,
        Patch<Boolean> acceptsMarketing,
        Patch<String> reason,
        Patch<String> status,
        Patch<String> federationPermission,
        Patch<String> openingStatus,
        Patch<String> permission,
        Patch<BigDecimal> splitPercentage,
        Patch<String> note,
        List<PersonUpsert> people,
        List<ContactItem> contacts,
        List<AddressItem> addresses,
        List<FormItem> forms)
        implements MessageBody {}
