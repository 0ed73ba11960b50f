package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a message finds by {@code match}. */
@Tag("servers")
class MatchingTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "matching");
    private static final Sender ERP = CRM.colleague("matching-erp");
    private static final Sender STRANGER = new Sender(COMMUNITY, "matching-stranger");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static String email(String address) {
        return contact("Email", address);
    }

    private static String contact(String type, String info) {
        return "'contact_informations':[{'type':'" + type + "','info':'" + info + "'}]";
    }

    private static String byEmail(String importId, String address, String more) {
        return "'import_id':'" + importId + "','match':['email']," + email(address) + "," + more;
    }

    private static long people(String condition) {
        return CRM.rows("SELECT 1 FROM people WHERE account_id = :account AND " + condition)
                .size();
    }

    @Test
    void twoSystemsThatNameTheSamePeopleDifferentlyKeepOneRecordOfEach() {
        for (int i = 0; i < 3; i++) {
            Expect.result(
                    CRM.person(byEmail("two-crm-" + i, "two" + i + "@example.com", "'first_name':'Two'")), CREATED);
        }
        for (int i = 0; i < 3; i++) {
            AckPayload first = ERP.person(byEmail("two-erp-" + i, "TWO" + i + "@example.com", "'last_name':'Doe'"));
            Expect.result(first, UPDATED);
            assertThat(first.importId()).isEqualTo("two-crm-" + i);
            AckPayload again = ERP.person("'import_id':'TWO-erp-" + i + "','note':'n'");
            Expect.result(again, UPDATED);
            assertThat(again.id()).isEqualTo(first.id());
            Expect.result(ERP.person(byEmail("two-erp-" + i, "TWO" + i + "@example.com", "'note':'n'")), UNCHANGED);
            Expect.result(CRM.person("'import_id':'two-crm-" + i + "','last_name':'Doe'"), UNCHANGED);
        }
        assertThat(people("first_name = 'Two' AND last_name = 'Doe' AND note = 'n'"))
                .isEqualTo(3);
        assertThat(people("import_id LIKE 'two-%'")).isEqualTo(3);
    }

    @Test
    void twoSystemsAlsoMeetWithinOneBatch() {
        List<String> statements = new ArrayList<>();
        for (String system : List.of("crm", "erp")) {
            for (int i = 0; i < 20; i++) {
                statements.add("{'type':'people:upsert','first_name':'Batch',"
                        + byEmail("batch-" + system + i, "batch" + i + "@example.com", "'note':'" + system + "'")
                        + "}");
            }
        }
        List<AckPayload> acks = CRM.tellAll(statements);
        for (int i = 0; i < 20; i++) {
            Expect.result(acks.get(i), CREATED);
            Expect.result(acks.get(i + 20), UPDATED);
            assertThat(acks.get(i + 20).id()).isEqualTo(acks.get(i).id());
        }
        assertThat(people("first_name = 'Batch' AND note = 'erp'")).isEqualTo(20);
    }

    @Test
    void aGeneratedImportIdGivesWayToARealOneAndStillFindsThePerson() {
        AckPayload created = CRM.person("'match':['email'],'first_name':'Gain'," + email("gain@example.com"));
        Expect.result(created, CREATED);
        AckPayload gained = ERP.person(byEmail("gained", "gain@example.com", "'last_name':'Doe'"));
        Expect.result(gained, UPDATED);
        assertThat(gained.id()).isEqualTo(created.id());
        assertThat(gained.importId()).isEqualTo("gained");
        AckPayload asToldFirst = CRM.person("'import_id':'" + created.importId() + "','note':'n'");
        Expect.result(asToldFirst, UPDATED);
        assertThat(asToldFirst.id()).isEqualTo(created.id());
        assertThat(asToldFirst.importId()).isEqualTo("gained");
    }

    @Test
    void aMatchedStatementWithoutANameIsAppliedAsOftenAsItComes() {
        String statement = "'match':['email'],'first_name':'%s'," + email("aba@example.com");
        Expect.result(CRM.person(statement.formatted("A")), CREATED);
        Expect.result(CRM.person(statement.formatted("B")), UPDATED);
        Expect.result(CRM.person(statement.formatted("A")), UPDATED);
        Expect.result(CRM.person(statement.formatted("A")), UNCHANGED);
        Expect.result(CRM.person("'match':['email'],'first_name':'Nothing to match'"), CREATED);
        Expect.result(CRM.person("'match':['email'],'first_name':'Nothing to match'"), DUPLICATE);
    }

    @Test
    void emailAddressesAreComparedWithoutRegardToCaseAndUnicodeForm() {
        String composed = Normalizer.normalize("Zoë.Crème@example.com", Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize("zoë.crèME@example.com", Normalizer.Form.NFD);
        AckPayload created = CRM.person(byEmail("nfc", composed, "'first_name':'Zoë'"));
        Expect.result(created, CREATED);
        AckPayload found = CRM.person(byEmail("nfd", decomposed, "'note':'n'"));
        Expect.result(found, UPDATED);
        assertThat(found.id()).isEqualTo(created.id());
        assertThat(CRM.rows(
                        "SELECT 1 FROM contact_informations WHERE account_id = :account AND person_id = " + found.id()))
                .hasSize(1);
    }

    @Test
    void phonesAreComparedAsTheyAreDialledWhateverKindTheyAre() {
        AckPayload created =
                CRM.person("'import_id':'phone-1','first_name':'Ph'," + contact("PhoneNumber", "(416) 555-0199"));
        AckPayload found = CRM.person("'import_id':'phone-2','match':['phone'],'last_name':'One',"
                + contact("CellNumber", "+1 416 555 0199"));
        Expect.result(found, UPDATED);
        assertThat(found.id()).isEqualTo(created.id());
        Expect.result(
                CRM.person("'import_id':'local-1','first_name':'Local'," + contact("PhoneNumber", "123 1234")),
                CREATED);
        Expect.result(
                CRM.person("'import_id':'local-2','first_name':'Local','match':['phone'],"
                        + contact("PhoneNumber", "123 1234")),
                CREATED);
    }

    @Test
    void fiftyPeopleWithOneSharedPhoneAreToldApartByTheirNames() {
        List<String> statements = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50; i++) {
                statements.add("{'type':'people:upsert','import_id':'shared-" + round + "-" + i
                        + "','match':['name_phone'],'first_name':'" + (round == 0 ? "Shared" : " SHARED ")
                        + "','last_name':'Number " + i + "'," + contact("PhoneNumber", "+1 416 555 0150") + "}");
            }
        }
        List<AckPayload> acks = CRM.tellAll(statements);
        assertThat(acks.subList(0, 50)).extracting(AckPayload::result).containsOnly(CREATED);
        assertThat(acks.subList(50, 100)).extracting(AckPayload::result).containsOnly(UPDATED);
        assertThat(people("lower(first_name) = 'shared'")).isEqualTo(50);
        AckPayload ambiguous =
                CRM.person("'first_name':'Who','match':['phone']," + contact("CellNumber", "416-555-0150"));
        Expect.invalid(ambiguous, "identity_conflict /match/0");
        assertThat(ambiguous.errors().get(0).message())
                .contains(String.valueOf(acks.get(0).id()))
                .endsWith("and others");
        Expect.result(
                CRM.person("'import_id':'shared-0-7','match':['phone'],'note':'n',"
                        + contact("CellNumber", "416-555-0150")),
                UPDATED);
    }

    @Test
    void namesAreComparedWithoutRegardToCaseSpacesAndUnicodeForm() {
        AckPayload created = CRM.person("'import_id':'name-1','first_name':'Jürgen  Max','last_name':'Groß',"
                + contact("CellNumber", "+49 170 1234567"));
        String match = "'match':['name_phone']," + contact("CellNumber", "+49 170 1234567") + ",";
        AckPayload found = CRM.person("'import_id':'name-2'," + match + "'first_name':'"
                + Normalizer.normalize("JÜRGEN MAX", Normalizer.Form.NFD) + "','last_name':'GROSS','note':'n'");
        Expect.result(found, UPDATED);
        assertThat(found.id()).isEqualTo(created.id());
        Expect.result(CRM.person("'import_id':'name-3'," + match + "'last_name':'Groß'"), CREATED);
        Expect.result(CRM.person(match + "'first_name':'Jürgen Max'"), CREATED);
    }

    @Test
    void theFirstEntryThatFindsSomebodyDecides() {
        AckPayload mail = CRM.person("'import_id':'order-1','first_name':'Mail'," + email("order@example.com"));
        CRM.person("'import_id':'order-2','first_name':'Phone'," + contact("CellNumber", "+1 416 555 0177"));
        String both = "'contact_informations':[{'type':'CellNumber','info':'+1 416 555 0177'},"
                + "{'type':'Email','info':'order@example.com'}]";
        AckPayload found = CRM.person("'match':['email','phone'],'note':'n'," + both + ",'first_name':'Mail'");
        Expect.result(found, UPDATED);
        assertThat(found.id()).isEqualTo(mail.id());
    }

    @Test
    void keysThatFindDifferentPeopleAreAConflict() {
        AckPayload one = CRM.person("'import_id':'clash-1','first_name':'A'," + email("clash1@example.com"));
        AckPayload two = CRM.person("'import_id':'clash-2','first_name':'B'," + email("clash2@example.com"));
        AckPayload byImport = CRM.person(byEmail("clash-1", "clash2@example.com", "'note':'n'"));
        Expect.invalid(byImport, "identity_conflict /match/0");
        assertThat(byImport.errors().get(0).message()).endsWith(": " + one.id() + ", " + two.id());
        Expect.invalid(
                CRM.person("'id':" + one.id() + ",'match':['phone','email'],'on_conflict':'fail',"
                        + email("clash2@example.com")),
                "identity_conflict /match/1");
        Expect.invalid(
                CRM.organization("'import_id':'clash','name':'N','people':[{'type':'people:upsert',"
                        + byEmail("clash-2", "clash1@example.com", "'note':'n'") + "}]"),
                "identity_conflict /people/0/match/0");
        Expect.invalid(CRM.person("'id':987654,'match':['email']," + email("clash2@example.com")), "not_found /id");
        assertThat(people("note = 'n' AND import_id LIKE 'clash%'")).isZero();
    }

    @Test
    void anImportIdOfSomebodyElseIsNeverTakenByAMatch() {
        CRM.person("'import_id':'held','first_name':'Holder'");
        CRM.person("'import_id':'owner','first_name':'Owner'," + email("held@example.com"));
        Expect.invalid(CRM.person(byEmail("held", "held@example.com", "'note':'n'")), "identity_conflict /match/0");
        ERP.person(byEmail("owner too", "held@example.com", "'note':'n'"));
        AckPayload other = CRM.person("'import_id':'other','first_name':'Other'");
        Expect.invalid(CRM.person("'id':" + other.id() + ",'import_id':'OWNER TOO'"), "import_id_taken /import_id");
    }

    @Test
    void whatIsDeletedIsNotMatched() {
        CRM.person("'import_id':'gone-1','first_name':'Gone'," + email("gone@example.com"));
        String delete = "{'type':'people:upsert','import_id':'gone-1','match':['email'],'contact_informations':"
                + "[{'type':'Email','info':'gone@example.com','delete':true}]}";
        String other = "{'type':'people:upsert','first_name':'Other',"
                + byEmail("gone-2", "gone@example.com", "'note':'n'") + "}";
        String third = "{'type':'people:upsert'," + byEmail("gone-3", "gone@example.com", "'note':'third'") + "}";
        List<AckPayload> acks = CRM.tellAll(List.of(delete, other, third));
        assertThat(acks).extracting(AckPayload::result).containsExactly(UPDATED, CREATED, UPDATED);
        assertThat(acks.get(2).id()).isEqualTo(acks.get(1).id());
    }

    @Test
    void nestedPeopleAreMatched() {
        AckPayload alone = CRM.person("'import_id':'nest-1','first_name':'Nested'," + email("nest@example.com"));
        String person = "{'type':'people:upsert','match':['email'],'last_name':'Doe'," + email("Nest@example.com")
                + ",'first_name':'Nested'}";
        AckPayload ack = CRM.organization("'import_id':'nest','name':'N','people':[" + person + "]");
        Expect.result(ack, CREATED);
        assertThat(String.valueOf(ack.ids())).contains("\"id\":" + alone.id() + ",");
        Expect.result(CRM.organization("'import_id':'nest','people':[" + person + "]"), UNCHANGED);
        assertThat(people("first_name = 'Nested'")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void datedStatementsAboutMatchedPeopleAreStaleOrDuplicatesToo(boolean oneBatch) {
        String said = "{'type':'people:upsert','match':['email'],'first_name':'Dated','note':'%s',"
                + "'issued_at':'2026-01-01T00:00:0%sZ'," + email("dated-" + oneBatch + "@example.com") + "}";
        List<String> statements = List.of(
                said.formatted("B", "2"), said.formatted("A", "1"), said.formatted("B", "2"), said.formatted("C", "3"));
        List<AckPayload> acks = oneBatch
                ? CRM.tellAll(statements)
                : statements.stream().map(CRM::tell).toList();
        assertThat(acks).extracting(AckPayload::result).containsExactly(CREATED, STALE, DUPLICATE, UPDATED);
        assertThat(acks).extracting(AckPayload::id).containsOnly(acks.get(0).id());
    }

    @Test
    void whoeverMustBeThereIsNotCreated() {
        String must = "'on_missing':'fail','note':'n'";
        Expect.invalid(CRM.person("'id':987655,'import_id':'must','match':['email']," + must), "not_found /id");
        Expect.invalid(CRM.person("'import_id':'must','match':['email']," + must), "not_found /import_id");
        Expect.invalid(CRM.person("'match':['email'],'first_name':'M'," + must), "not_found /match");
        Expect.invalid(CRM.person("'first_name':'M'," + must), "required /id");
        Expect.invalid(
                CRM.organization("'name':'N','people':[{'type':'people:upsert','import_id':'must'," + must + "}]"),
                "unknown_field /people/0/on_missing");
        AckPayload there = CRM.person("'import_id':'must','first_name':'Must'," + email("must@example.com"));
        Expect.result(there, CREATED);
        Expect.result(CRM.person("'import_id':'MUST'," + must), UPDATED);
        Expect.result(CRM.person("'id':" + there.id() + ",'import_id':'must'," + must), UNCHANGED);
        AckPayload matched = CRM.person(byEmail("must too", "must@example.com", must));
        Expect.result(matched, UPDATED);
        assertThat(matched.id()).isEqualTo(there.id());
        CRM.tell("{'type':'person:delete','import_id':'must'}");
        Expect.invalid(CRM.person("'import_id':'must','first_name':'M'," + must), "not_found /import_id");
    }

    @Test
    void aMatchedPersonNeedsNoNameInTheMessage() {
        AckPayload created = CRM.person("'import_id':'no name','first_name':'A'," + email("no-name@example.com"));
        String unnamed = "'match':['email'],'note':'n'," + email("No-Name@example.com");
        AckPayload matched = CRM.person(unnamed);
        Expect.result(matched, UPDATED);
        assertThat(matched.id()).isEqualTo(created.id());
        Expect.result(CRM.organization("'name':'N','people':[{'type':'people:upsert'," + unnamed + "}]"), CREATED);
        Expect.invalid(CRM.person("'match':['email']," + email("nobody@example.com")), "required /first_name");
        Expect.invalid(CRM.person("'match':['email'],'note':'n'"), "required /first_name");
    }

    @Test
    void accountsAreWorldsApart() {
        CRM.person("'import_id':'apart','first_name':'Apart'," + email("apart@example.com"));
        Expect.result(STRANGER.person(byEmail("apart", "apart@example.com", "'first_name':'Stranger'")), CREATED);
        assertThat(people("import_id = 'apart' AND first_name = 'Apart'")).isEqualTo(1);
    }
}
