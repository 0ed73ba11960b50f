package io.countersign.schema.message.organizations;

import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.RecordUpsert;
import io.countersign.schema.message.people.PersonUpsert;
import java.util.List;

/** What an organizations:upsert says of one organization and the people in it. */
public record OrganizationUpsert(RecordUpsert record, List<PersonUpsert> people) implements MessageBody {}
