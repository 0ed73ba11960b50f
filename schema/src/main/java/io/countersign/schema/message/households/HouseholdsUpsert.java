package io.countersign.schema.message.households;

import static io.countersign.schema.message.households.HouseholdAttributes.NAME;

import io.countersign.schema.message.Members;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordUpsert;
import io.countersign.schema.message.people.People;
import io.countersign.schema.message.people.PersonUpsert;
import io.countersign.schema.problem.ErrorCode;

/** households:upsert. */
public final class HouseholdsUpsert implements MessageType {
    @Override
    public String name() {
        return "households:upsert";
    }

    @Override
    public String schema() {
        return "households-upsert.schema.json";
    }

    @Override
    public MessageBody read(Members payload) {
        RecordUpsert household = RecordUpsert.of(payload, HouseholdAttributes.ALL);
        Patch<String> name = household.attributes().of(NAME);
        if (name instanceof Patch.Clear || (household.key().isEmpty() && name instanceof Patch.Keep)) {
            payload.report(ErrorCode.REQUIRED, NAME.name(), "a household needs a name");
        }
        return new HouseholdUpsert(
                household,
                People.in(payload).stream().map(PersonUpsert::withoutHousehold).toList());
    }
}
