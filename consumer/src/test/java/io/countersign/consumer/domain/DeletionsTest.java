package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DELETED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.INVALID;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes when a record is deleted, what stays, and what its name means afterwards. */
@Tag("servers")
class DeletionsTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "deletions");
    private static final Sender ERP = CRM.colleague("deletions-erp");
    private static final Sender LATE = CRM.colleague("deletions-late");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static String delete(String kind, String members) {
        return "{'type':'" + kind + ":delete'," + members + "}";
    }

    private static String gone(String importId, String more) {
        return delete("person", "'import_id':'" + importId + "'" + more);
    }

    private static String person(String importId, String more) {
        return "{'type':'people:upsert','import_id':'" + importId + "','first_name':'A'" + more + "}";
    }

    private static String at(int second) {
        return ",'issued_at':'2026-01-01T00:00:%02dZ'".formatted(second);
    }

    private static List<AckPayload> tell(boolean oneBatch, String... statements) {
        return oneBatch
                ? CRM.tellAll(List.of(statements))
                : List.of(statements).stream().map(CRM::tell).toList();
    }

    private static void results(List<AckPayload> acks, AckResult... results) {
        assertThat(acks).extracting(AckPayload::result).containsExactly(results);
    }

    private static long people(String importId) {
        return CRM.rows("SELECT 1 FROM people WHERE account_id = :account AND import_id = '" + importId + "'")
                .size();
    }

    @Test
    void aDeletionHasNoResourceAndNeitherHasTheSameAgain() {
        Expect.result(CRM.person("'import_id':'no-resource','first_name':'A'"), CREATED);
        String deletion = "{'type':'person:delete','import_id':'no-resource','return':'resource'}";
        for (AckResult result : List.of(DELETED, DUPLICATE)) {
            AckPayload ack = CRM.tell(deletion);
            Expect.result(ack, result);
            assertThat(ack.resource()).isNull();
        }
    }

    @Test
    void aPersonGoesWithWhatBelongsToItAndItsOrganizationsStay() {
        AckPayload created = CRM.tell("""
                {'type':'organizations:upsert','import_id':'stays','name':'Acme','people':[
                 {'type':'people:upsert','import_id':'goes','first_name':'Jane','collaboration':{'main':true},
                  'contact_informations':[{'type':'Other','info':'x'}],'addresses':[{'zip':'1'}],
                  'forms':[{'id':1,'data':{'k':1}}]},
                 {'type':'people:upsert','import_id':'remains','first_name':'Joe'}]}""");
        Expect.result(created, CREATED);
        AckPayload deleted = CRM.tell(delete("person", "'import_id':' GOES ','return':'resource'"));
        Expect.result(deleted, DELETED);
        assertThat(deleted.importId()).isEqualTo("goes");
        assertThat(deleted.resource()).isNull();
        String owner = " WHERE account_id = :account AND person_id = " + deleted.id();
        for (String table : List.of("contact_informations", "addresses", "form_answers", "collaborations")) {
            assertThat(CRM.rows("SELECT 1 FROM " + table + owner)).as(table).isEmpty();
        }
        assertThat(people("goes")).isZero();
        assertThat(people("remains")).isOne();
        Expect.result(CRM.tell(delete("organization", "'import_id':'stays'")), DELETED);
        assertThat(CRM.rows("SELECT 1 FROM organizations WHERE account_id = :account AND import_id = 'stays'"))
                .isEmpty();
        assertThat(people("remains")).isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void membershipsAndAssignmentsEndWithEitherSide(boolean oneBatch) {
        String member = "{'type':'people:upsert','import_id':'%s-" + oneBatch + "','first_name':'A'%s}";
        String household = "{'type':'households:upsert','import_id':'home-" + oneBatch + "','name':'Doe','people':[";
        String main = member.formatted("main", ",'collaboration':{'main':true}");
        Expect.result(CRM.tell(household + main + "," + member.formatted("more", "") + "]}"), CREATED);
        Expect.result(
                CRM.tell(("{'type':'contact_assignment:upsert','person':{'import_id':'main-%1$s'},"
                                + "'assigned_to':{'import_id':'more-%1$s'}}")
                        .formatted(oneBatch)),
                CREATED);
        results(
                tell(
                        oneBatch,
                        gone("more-" + oneBatch, ""),
                        delete("household", "'import_id':'home-" + oneBatch + "'"),
                        household + main + "]}",
                        gone("main-" + oneBatch, ""),
                        household + main + "]}"),
                DELETED,
                DELETED,
                CREATED,
                DELETED,
                UPDATED);
        assertThat(CRM.rows("SELECT a.id FROM contact_assignments a WHERE a.account_id = :account"))
                .isEmpty();
        assertThat(CRM.rows("SELECT p.import_id, m.main FROM household_members m JOIN people p ON p.account_id ="
                        + " m.account_id AND p.id = m.person_id WHERE m.account_id = :account"
                        + " AND p.import_id LIKE '%-" + oneBatch + "'"))
                .hasToString("[{import_id=main-" + oneBatch + ", main=true}]");
    }

    @Test
    void aUsernameIsFreeInTheSameBatch() {
        Expect.result(CRM.tell(person("user-1", ",'username':'jane'")), CREATED);
        results(CRM.tellAll(List.of(gone("user-1", ""), person("user-2", ",'username':'Jane'"))), DELETED, CREATED);
        Expect.invalid(CRM.tell(person("user-3", ",'username':'JANE'")), "username_taken /username");
    }

    @Test
    void aHouseholdIsDeletedLikeTheOthers() {
        COMMUNITY.database.jdbi().useHandle(handle -> handle.execute("""
                INSERT INTO households (account_id, id, import_id, import_key, import_generated, name)
                VALUES (?, 700, 'HH0001', 'hh0001', false, 'Doe')""", CRM.account()));
        AckPayload deleted = CRM.tell(delete("household", "'id':700,'import_id':'hh0001'"));
        Expect.result(deleted, DELETED);
        assertThat(deleted.id()).isEqualTo(700);
        assertThat(deleted.importId()).isEqualTo("HH0001");
        assertThat(CRM.rows("SELECT 1 FROM households WHERE account_id = :account AND id = 700"))
                .isEmpty();
    }

    @Test
    void whoIsNotThereIsNotFoundUnlessExactlyThisDeletedIt() {
        long id = idOf(CRM.tell(person("twice", "")));
        String byName = gone("twice", "");
        AckPayload deleted = CRM.tell(byName);
        Expect.result(deleted, DELETED);
        for (String again : List.of(byName, byName)) {
            AckPayload ack = CRM.tell(again);
            Expect.result(ack, DUPLICATE);
            assertThat(ack.id()).isEqualTo(id);
            assertThat(ack.importId()).isEqualTo("twice");
        }
        Expect.invalid(ERP.tell(byName), "not_found /import_id");
        Expect.invalid(CRM.tell(gone("twice", ",'nonce':'1'")), "not_found /import_id");
        Expect.invalid(CRM.tell(delete("person", "'id':" + id)), "not_found /id");
        Expect.invalid(CRM.tell(delete("person", "'id':987654,'import_id':'twice'")), "not_found /id");
        Expect.invalid(CRM.tell(gone("never", "")), "not_found /import_id");
        Expect.invalid(CRM.tell("{'type':'person:delete'}"), "required ");
    }

    private static long idOf(AckPayload ack) {
        Long id = ack.id();
        assertThat(id).isNotNull();
        return id;
    }

    @Test
    void idAndImportIdMustAgree() {
        long one = idOf(CRM.tell(person("agree-1", "")));
        Expect.result(CRM.tell(person("agree-2", "")), CREATED);
        for (String other : List.of("agree-2", "agree-3")) {
            Expect.invalid(
                    CRM.tell(delete("person", "'id':" + one + ",'import_id':'" + other + "'")),
                    "identity_conflict /import_id");
        }
        assertThat(people("agree-1")).isOne();
        Expect.result(CRM.tell(delete("person", "'id':" + one + ",'import_id':'AGREE-1'")), DELETED);
    }

    @Test
    void aPersonWhoseLoginIsActiveIsProtected() {
        Expect.result(CRM.tell(person("login", ",'login_active':true")), CREATED);
        Expect.invalid(CRM.tell(gone("login", "")), "protected_record ");
        Expect.invalid(CRM.tell(gone("login", ",'erase':true")), "protected_record ");
        assertThat(people("login")).isOne();
        Expect.result(CRM.tell(person("login", ",'login_active':false")), UPDATED);
        Expect.result(CRM.tell(gone("login", "")), DELETED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesAreFreeAtOnceAndMayBeUsedInTheSameBatch(boolean oneBatch) {
        String name = "free-" + oneBatch;
        String contact = ",'contact_informations':[{'type':'Other','info':'x','main':true}]";
        List<AckPayload> acks = tell(
                oneBatch,
                person(name, contact),
                gone(name, ""),
                person(name, contact),
                gone(name, ",'nonce':'1'"),
                gone(name, ""),
                person(name, contact),
                gone(name, ""),
                person(name, contact));
        results(acks, CREATED, DELETED, CREATED, DELETED, DUPLICATE, CREATED, DELETED, CREATED);
        assertThat(acks.get(0).id())
                .isEqualTo(acks.get(1).id())
                .isNotEqualTo(acks.get(2).id());
        assertThat(acks.get(4).id()).as("the first time").isEqualTo(acks.get(0).id());
        List<AckPayload> later = tell(oneBatch, gone(name, ",'nonce':'2'"), person(name, contact));
        results(later, DELETED, CREATED);
        assertThat(CRM.row("SELECT p.id FROM people p JOIN contact_informations c ON c.account_id = p.account_id"
                        + " AND c.person_id = p.id WHERE p.account_id = :account AND p.import_id = '" + name + "'"))
                .containsEntry("id", later.get(1).id());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasSaidBeforeTheDeletionDoesNotBringTheRecordBack(boolean oneBatch) {
        String name = "dated-" + oneBatch;
        List<AckPayload> acks = tell(
                oneBatch,
                person(name, at(1)),
                gone(name, at(10)),
                person(name, at(1)),
                person(name, at(5)),
                gone(name, at(10)),
                gone(name, at(9)),
                person(name, at(11)),
                person(name, at(1)),
                person(name, ",'note':'n'" + at(10)),
                gone(name, at(10)));
        results(acks, CREATED, DELETED, DUPLICATE, STALE, DUPLICATE, STALE, CREATED, DUPLICATE, STALE, DUPLICATE);
        assertThat(acks).extracting(AckPayload::importId).containsOnly(name);
        assertThat(acks.get(3).id()).isEqualTo(acks.get(0).id());
        assertThat(acks.get(6).id()).isNotEqualTo(acks.get(0).id());
        assertThat(people(name)).isOne();
    }

    @Test
    void theDateOfADeletionHoldsForAllSourcesAndOtherwiseEachForItself() {
        Expect.result(CRM.tell(person("all", at(20))), CREATED);
        Expect.result(ERP.tell(gone("all", at(10))), DELETED);
        Expect.result(CRM.tell(person("all", at(19))), STALE);
        Expect.result(ERP.tell(person("all", at(9))), STALE);
        Expect.result(LATE.tell(person("all", at(9))), STALE);
        Expect.result(LATE.tell(person("all", at(11))), CREATED);

        Expect.result(CRM.tell(person("each", at(20))), CREATED);
        Expect.result(ERP.tell(gone("each", "")), DELETED);
        Expect.result(CRM.tell(person("each", at(19))), STALE);
        Expect.result(ERP.tell(person("each", at(1))), CREATED);
        Expect.result(CRM.tell(person("each", at(19))), STALE);
    }

    @Test
    void undatedStatementsCreateAnewAndDoNotOpenTheDoorToOldOnes() {
        Expect.result(CRM.tell(person("door", at(1))), CREATED);
        Expect.result(CRM.tell(gone("door", at(10))), DELETED);
        Expect.result(ERP.tell(person("door", "")), CREATED);
        Expect.result(CRM.tell(person("door", at(1))), DUPLICATE);
        Expect.result(CRM.tell(person("door", ",'note':'old'" + at(5))), STALE);
        Expect.result(CRM.tell(person("door", ",'note':'new'" + at(11))), UPDATED);
        Expect.result(CRM.tell(gone("door", at(10))), DUPLICATE);
    }

    @Test
    void idsOfDeletedRecordsStayKnown() {
        long id = idOf(CRM.tell(person("by-id", at(1))));
        String deletion = delete("person", "'id':" + id + at(10));
        Expect.result(CRM.tell(deletion), DELETED);
        Expect.result(CRM.tell(deletion), DUPLICATE);
        Expect.result(CRM.tell("{'type':'people:upsert','id':" + id + ",'note':'x'" + at(9) + "}"), STALE);
        Expect.result(ERP.tell("{'type':'people:upsert','id':" + id + ",'note':'x'" + at(9) + "}"), STALE);
        Expect.invalid(CRM.tell("{'type':'people:upsert','id':" + id + ",'note':'x'" + at(11) + "}"), "not_found /id");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasSaidUnderAFormerNameIsNotNew(boolean oneBatch) {
        String name = "former-" + oneBatch;
        long id = idOf(CRM.tell(person(name, at(1))));
        List<AckPayload> acks = tell(
                oneBatch,
                "{'type':'people:upsert','id':" + id + ",'import_id':'new-" + oneBatch + "'" + at(5) + "}",
                person(name, at(1)),
                person(name, at(4)),
                person(name, at(6)),
                person("new-" + oneBatch, at(4)));
        results(acks, UPDATED, DUPLICATE, STALE, CREATED, STALE);
        assertThat(acks.get(2).id()).isEqualTo(id);
        assertThat(acks.get(3).id()).isNotEqualTo(id);
        Expect.result(ERP.tell(person(name, ",'note':'x'" + at(2))), UPDATED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nestedPeopleAreMadeAnew(boolean oneBatch) {
        String people = "'people':[{'type':'people:upsert','import_id':'nested-%1$s','first_name':'A',"
                + "'collaboration':{'main':true}},{'type':'people:upsert','first_name':'Nameless'}]";
        String organization = "{'type':'organizations:upsert','import_id':'nest-%1$s','name':'Acme'," + people + "}";
        String message = organization.formatted(oneBatch);
        AckPayload first = CRM.tell(message);
        long nameless = first.ids().at("/people/1/id").asLong();
        List<AckPayload> acks = tell(
                oneBatch,
                gone("nested-" + oneBatch, ""),
                delete("person", "'id':" + nameless),
                message,
                message,
                "{'type':'organizations:upsert','import_id':'nest-" + oneBatch
                        + "','people':[{'type':'people:upsert','import_id':'other-" + oneBatch
                        + "','first_name':'B','collaboration':{'main':true}}]}");
        results(acks, DELETED, DELETED, UPDATED, AckResult.UNCHANGED, UPDATED);
        assertThat(acks.get(2).ids().at("/people/0/id"))
                .isNotEqualTo(first.ids().at("/people/0/id"));
        assertThat(acks.get(2).ids().at("/people/1/id").asLong()).isNotEqualTo(nameless);
        assertThat(acks.get(3).ids()).isEqualTo(acks.get(2).ids());
        assertThat(CRM.rows("SELECT p.import_id, c.main FROM collaborations c JOIN people p ON p.account_id ="
                        + " c.account_id AND p.id = c.person_id WHERE c.account_id = :account AND c.organization_id = "
                        + first.id() + " AND c.main"))
                .hasToString("[{import_id=other-" + oneBatch + ", main=true}]");
    }

    @Test
    void aPrimaryContactMayGoInTheBatchThatNamesAnother() {
        CRM.tell("{'type':'organizations:upsert','import_id':'primary','name':'Acme','people':[{'type':'people:upsert',"
                + "'import_id':'primary-1','first_name':'A','collaboration':{'main':true}}]}");
        results(
                CRM.tellAll(List.of(
                        gone("primary-1", ""),
                        "{'type':'people:upsert','import_id':'primary-2','first_name':'B','collaboration':"
                                + "{'organization':{'import_id':'primary'},'main':true}}",
                        delete("organization", "'import_id':'primary'"),
                        "{'type':'organizations:upsert','import_id':'primary','name':'Acme','people':[{'type':'people:upsert',"
                                + "'import_id':'primary-2','collaboration':{'main':true}}]}",
                        "{'type':'people:upsert','import_id':'primary-3','first_name':'C','collaboration':"
                                + "{'organization':{'import_id':'primary'}}}")),
                DELETED,
                CREATED,
                DELETED,
                CREATED,
                CREATED);
        assertThat(CRM.rows("SELECT p.import_id, c.main FROM collaborations c JOIN people p ON p.account_id ="
                        + " c.account_id AND p.id = c.person_id WHERE c.account_id = :account"
                        + " AND p.import_id LIKE 'primary-%' ORDER BY 1"))
                .hasToString("[{import_id=primary-2, main=true}, {import_id=primary-3, main=false}]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wordsThatNamedNobodyStayADuplicate(boolean oneBatch) {
        String words = "{'type':'people:upsert','first_name':'Nameless " + oneBatch + "'}";
        AckPayload created = CRM.tell(words);
        List<AckPayload> acks =
                tell(oneBatch, delete("person", "'import_id':'" + created.importId() + "'"), words, words);
        results(acks, DELETED, DUPLICATE, DUPLICATE);
        assertThat(acks).extracting(AckPayload::id).containsOnly(created.id());
    }

    @Test
    void aFailedDeletionChangesNothing() {
        Expect.result(CRM.tell(person("kept", at(1))), CREATED);
        AckPayload failed = CRM.tell(delete("person", "'import_id':'kept','first_name':'x'" + at(9)));
        assertThat(failed.result()).isEqualTo(INVALID);
        Expect.result(CRM.tell(person("kept", ",'note':'y'" + at(5))), UPDATED);
    }
}
