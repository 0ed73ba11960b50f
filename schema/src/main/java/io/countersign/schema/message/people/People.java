package io.countersign.schema.message.people;

import static io.countersign.schema.message.people.PersonAttributes.FIRST_NAME;
import static io.countersign.schema.message.people.PersonAttributes.LAST_NAME;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.CustomFields;
import io.countersign.schema.message.Members;
import io.countersign.schema.message.OneMain;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.RecordUpsert;
import io.countersign.schema.message.Unique;
import io.countersign.schema.problem.ErrorCode;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads persons: the subject of a message of their own, or nested in another record's. */
public final class People {
    private People() {}

    /** The persons of the owner's {@code people}, each of whom may be there only once. */
    public static List<PersonUpsert> in(Members owner) {
        List<Members> items = owner.items("people");
        Unique.in(items, People::importId, "another person of this list has the same import_id");
        Unique.in(
                items,
                People::fingerprint,
                "another person of this list is the same in all; import_ids tell them apart");
        OneMain oneMain = new OneMain();
        for (Members item : items) {
            Members collaboration = item.object("collaboration");
            if (collaboration != null) {
                oneMain.see(collaboration, "");
            }
        }
        return items.stream().map(People::nested).toList();
    }

    /** The subject of a message. */
    static PersonUpsert subject(Members members) {
        return person(members, null);
    }

    private static PersonUpsert nested(Members members) {
        return person(members, fingerprint(members));
    }

    private static PersonUpsert person(Members members, @Nullable Bytes fingerprint) {
        PersonUpsert person = new PersonUpsert(
                RecordUpsert.of(members, PersonAttributes.ALL),
                Matching.of(members),
                fingerprint,
                CustomFields.of(members),
                collaboration(members.object("collaboration")),
                Households.of(members),
                Assignments.of(members));
        checkNamed(person, members);
        checkFindable(person, members);
        checkTimezone(members);
        return person;
    }

    private static void checkNamed(PersonUpsert person, Members members) {
        RecordUpsert record = person.record();
        boolean bothCleared = record.attributes().of(FIRST_NAME) instanceof Patch.Clear<String>
                && record.attributes().of(LAST_NAME) instanceof Patch.Clear<String>;
        boolean isNew = person.matching().creates() && !isFindable(person);
        boolean newWithoutName = isNew && members.content("first_name") == null && members.content("last_name") == null;
        if (bothCleared || newWithoutName) {
            members.report(ErrorCode.REQUIRED, "first_name", "a person needs a first_name or a last_name");
        }
    }

    private static void checkFindable(PersonUpsert person, Members members) {
        if (!person.matching().creates() && !isFindable(person)) {
            members.report(ErrorCode.REQUIRED, "id", "a person who must be there is found by id, import_id or match");
        }
    }

    private static boolean isFindable(PersonUpsert person) {
        return !person.record().key().isEmpty() || !person.matching().keys().isEmpty();
    }

    private static void checkTimezone(Members members) {
        String timezone = members.content("timezone");
        if (timezone != null && !ZoneRulesProvider.getAvailableZoneIds().contains(timezone)) {
            members.report(ErrorCode.WRONG_FORMAT, "timezone", "must be a name of the IANA time zone database");
        }
    }

    private static @Nullable CollaborationItem collaboration(@Nullable Members members) {
        if (members == null) {
            return null;
        }
        Members organization = members.object("organization");
        RecordKey key = organization == null ? new RecordKey(null, null) : organization.key();
        if (organization != null && key.isEmpty()) {
            organization.report(ErrorCode.REQUIRED, "an organization is named by id or import_id");
        }
        return new CollaborationItem(
                members.pointer(), key, members.isTrue("delete"), members.text("title"), members.flag("main"));
    }

    private static @Nullable Bytes fingerprint(Members person) {
        return person.key().isEmpty() ? person.fingerprint() : null;
    }

    private static @Nullable String importId(Members person) {
        String importId = person.content("import_id");
        return importId == null ? null : importId.toLowerCase(Locale.ROOT);
    }
}
