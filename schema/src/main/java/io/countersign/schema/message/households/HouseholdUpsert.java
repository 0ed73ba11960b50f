package io.countersign.schema.message.households;

import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.RecordUpsert;
import io.countersign.schema.message.people.PersonUpsert;
import java.util.List;

/** What a households:upsert says of one household and the people in it. */
public record HouseholdUpsert(RecordUpsert record, List<PersonUpsert> people) implements MessageBody {}
