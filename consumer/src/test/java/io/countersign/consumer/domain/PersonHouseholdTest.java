package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.consumer.TableContents;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.json.CanonicalJson;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The {@code household} of a person, stated in the person's own message. */
@Tag("servers")
class PersonHouseholdTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "own");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    /** The household of a person: import_id, name, title, a star for the primary contact. */
    private static String household(String person) {
        return CRM.rows("""
                SELECT h.import_id || ' ' || h.name || coalesce(' ' || m.title, '') || CASE WHEN m.main THEN '*' ELSE '' END AS text
                FROM household_members m
                JOIN households h ON h.account_id = m.account_id AND h.id = m.household_id
                JOIN people p ON p.account_id = m.account_id AND p.id = m.person_id
                WHERE m.account_id = :account AND p.import_id = '%s'""".formatted(person)).stream()
                .map(row -> String.valueOf(row.get("text")))
                .reduce("", String::concat);
    }

    private static String contacts(String household) {
        return CRM.rows("""
                SELECT c.type || ' ' || c.info || CASE WHEN c.main THEN '*' ELSE '' END AS text FROM contact_informations c
                JOIN households h ON h.account_id = c.account_id AND h.id = c.household_id
                WHERE c.account_id = :account AND h.import_id = '%s' ORDER BY c.id""".formatted(household)).stream()
                .map(row -> String.valueOf(row.get("text")))
                .toList()
                .toString();
    }

    private static String addresses(String household) {
        return CRM.rows("""
                SELECT concat_ws(' ', a.name, a.street1, a.zip, a.city) || CASE WHEN a.main THEN '*' ELSE '' END AS text FROM addresses a
                JOIN households h ON h.account_id = a.account_id AND h.id = a.household_id
                WHERE a.account_id = :account AND h.import_id = '%s' ORDER BY a.id""".formatted(household)).stream()
                .map(row -> String.valueOf(row.get("text")))
                .toList()
                .toString();
    }

    private static void changesNothing(String members) {
        TableContents before = TableContents.of(COMMUNITY);
        Expect.result(CRM.person(members), UNCHANGED);
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
    }

    @Test
    void withoutAKeyItIsThePersonsOwn() {
        String john = """
                'import_id':'JS','first_name':'John','last_name':'Smith','household':{'name':'The Joneses','phone':'012 123 1234',
                 'fax':'012 123 1235','title':'Head','main':true,
                 'address':{'street1':'The Vicarage','street2':'1 Lower East Hampton','city':'Glasgow','zip':'SW1A 1AA'}}""";
        AckPayload ack = CRM.person(john);
        Expect.result(ack, CREATED);
        assertThat(ack.ids()).isNotNull();
        String own = ack.ids().at("/household/import_id").asString();
        assertThat(household("JS")).isEqualTo(own + " The Joneses Head*");
        assertThat(contacts(own)).isEqualTo("[PhoneNumber 012 123 1234*, Fax 012 123 1235*]");
        assertThat(addresses(own)).isEqualTo("[The Vicarage SW1A 1AA Glasgow*]");
        changesNothing(john);
        Expect.result(
                CRM.person("'import_id':'JS','household':{'phone':'555 1234','address':{'city':'London'}}"), UPDATED);
        assertThat(contacts(own)).isEqualTo("[PhoneNumber 555 1234*, Fax 012 123 1235*]");
        assertThat(addresses(own)).isEqualTo("[The Vicarage SW1A 1AA London*]");
        assertThat(household("JS")).isEqualTo(own + " The Joneses Head*");
    }

    @Test
    void whatItIsAlreadyReachedByBecomesMainAndNullRemoves() {
        CRM.household("""
                'import_id':'REACH','name':'R','people':[{'type':'people:upsert','import_id':'R1','first_name':'A'}],
                'contact_informations':[{'type':'PhoneNumber','info':'123 1234','main':true},{'type':'PhoneNumber','info':'555 1234'}],
                'addresses':[{'name':'Home','city':'A','main':true},{'name':'Cottage'}]""");
        Expect.result(
                CRM.person("'import_id':'R1','household':{'phone':'555 1234','address':{'name':'cottage','city':'B'}}"),
                UPDATED);
        assertThat(contacts("REACH")).isEqualTo("[PhoneNumber 123 1234, PhoneNumber 555 1234*]");
        assertThat(addresses("REACH")).isEqualTo("[Home A, cottage B*]");
        String removing = "'import_id':'R1','household':{'phone':null,'fax':null,'address':null}";
        Expect.result(CRM.person(removing), UPDATED);
        assertThat(contacts("REACH")).isEqualTo("[PhoneNumber 123 1234]");
        assertThat(addresses("REACH")).isEqualTo("[Home A]");
        changesNothing(removing);
        Expect.invalid(
                CRM.person("'import_id':'R1','household':{'address':{'city':'B'}}"), "required /household/address");
    }

    @Test
    void aNewOneIsNamedAfterThePerson() {
        CRM.person("'import_id':'N1','first_name':'Jane','last_name':'Doe','household':{'phone':'1'}");
        CRM.person("'import_id':'N2','first_name':'Jane','household':{'import_id':'N2H'}");
        assertThat(household("N1")).endsWith(" Doe");
        assertThat(household("N2")).isEqualTo("N2H Jane");
        changesNothing("'import_id':'N2','first_name':'Jane','household':{'import_id':'n2h'}");
        Expect.result(CRM.person("'import_id':'N2','last_name':'Roe','household':{'import_id':'n2h'}"), UPDATED);
        assertThat(household("N2")).isEqualTo("N2H Jane");
    }

    @Test
    void aKeyMovesThePerson() {
        AckPayload first = CRM.person(
                "'import_id':'K1','first_name':'A','household':{'import_id':'KA','name':'A','title':'Aunt','main':true}");
        assertThat(first.ids()).isNotNull();
        CRM.person("'import_id':'K2','first_name':'B','household':{'import_id':'KA'}");
        assertThat(household("K2")).isEqualTo("KA A");
        Expect.result(CRM.person("'import_id':'K1','household':{'import_id':'KB','name':'B'}"), UPDATED);
        assertThat(household("K1")).isEqualTo("KB B");
        String back = "'import_id':'K1','household':{'id':" + first.ids().at("/household/id") + ",'name':'AA'}";
        Expect.result(CRM.person(back), UPDATED);
        assertThat(household("K1")).isEqualTo("KA AA");
        changesNothing(back);
        Expect.invalid(CRM.person("'import_id':'K1','household':{'id':987654}"), "not_found /household/id");
        Expect.invalid(
                CRM.person(
                        "'import_id':'K1','household':{'id':" + first.ids().at("/household/id") + ",'import_id':'KB'}"),
                "import_id_taken /household/import_id");
    }

    @Test
    void nullAndDeleteLeave() {
        CRM.person("'import_id':'L1','first_name':'A','household':{'import_id':'LA'}");
        Expect.result(
                CRM.person("'import_id':'L1','household':{'import_id':'other','name':'never made','delete':true}"),
                UNCHANGED);
        assertThat(household("L1")).isEqualTo("LA A");
        Expect.result(CRM.person("'import_id':'L1','household':null"), UPDATED);
        assertThat(household("L1")).isEmpty();
        changesNothing("'import_id':'L1','household':null");
        CRM.person("'import_id':'L1','household':{'import_id':'LA'}");
        Expect.result(CRM.person("'import_id':'L1','household':{'import_id':'LA','delete':true}"), UPDATED);
        changesNothing("'import_id':'L1','household':{'delete':true}");
        CRM.person("'import_id':'L1','household':{'import_id':'LA'}");
        Expect.invalid(
                CRM.person("'import_id':'L1','household':{'import_id':'other','delete':true,'id':"
                        + CRM.row("SELECT id FROM households WHERE account_id = :account AND import_id = 'LA'")
                                .get("id")
                        + "}"),
                "not_found /household");
        assertThat(household("L1")).isEqualTo("LA A");
        assertThat(
                        CRM.rows(
                                "SELECT import_id FROM households WHERE account_id = :account AND import_id IN ('LA', 'other')"))
                .hasToString("[{import_id=LA}]");
    }

    @Test
    void householdAndOrganizationsGoTogetherInOneBatchAndOverBatches() {
        List<String> story = List.of(
                "{'type':'organizations:upsert','import_id':'O1','name':'Acme','people':[{'type':'people:upsert','import_id':'B1',"
                        + "'first_name':'A','collaboration':{'title':'CEO','main':true},'household':{'import_id':'BA'}}]}",
                "{'type':'organizations:upsert','import_id':'O2','name':'Ajax'}",
                "{'type':'people:upsert','import_id':'B1','collaboration':{'organization':{'import_id':'O2'}}}",
                "{'type':'households:upsert','import_id':'BB','name':'B','people':[{'type':'people:upsert','import_id':'B1'}]}",
                "{'type':'people:upsert','import_id':'B1','household':{'title':'Uncle','phone':'1'}}",
                "{'type':'people:upsert','import_id':'B1','household':{'import_id':'BA','title':'Nephew'}}");
        assertThat(CRM.tellAll(story))
                .allSatisfy(ack -> assertThat(ack.errors()).isEmpty());
        assertThat(household("B1")).isEqualTo("BA A Nephew");
        assertThat(contacts("BB")).isEqualTo("[PhoneNumber 1*]");
        assertThat(CRM.rows("SELECT title FROM collaborations WHERE account_id = :account ORDER BY organization_id"))
                .hasToString("[{title=CEO}, {title=null}]");
        story.subList(0, 4).forEach(CRM::tell);
        assertThat(household("B1")).isEqualTo("BB B");
        changesNothing("'import_id':'B1','household':{'name':'B'}");
    }

    @Test
    void aPersonWithoutAKeyHasItsOwnHouseholdToo() {
        String message = "'first_name':'Solo','household':{'name':'Alone'}";
        AckPayload first = CRM.person(message);
        Expect.result(first, CREATED);
        TableContents before = TableContents.of(COMMUNITY);
        assertThat(Expect.result(CRM.person(message), DUPLICATE).id()).isEqualTo(first.id());
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
        String nested = "'import_id':'ALONE','name':'Acme','people':[{'type':'people:upsert'," + message + "}]";
        Expect.result(CRM.organization(nested), CREATED);
        Expect.result(CRM.organization(nested), UNCHANGED);
        assertThat(CRM.rows("SELECT 1 FROM households WHERE account_id = :account AND name = 'Alone'"))
                .hasSize(2);
    }

    @Test
    void thePersonIsToldWithTheHousehold() {
        AckPayload ack = CRM.person(
                "'import_id':'T1','first_name':'A','return':'resource','household':{'import_id':'TH','phone':'1','title':'Head'}");
        assertThat(ack.resource()).isNotNull();
        assertThat(ack.ids()).isNotNull();
        assertThat(CanonicalJson.of(ack.resource().path("household")).toUtf8())
                .isEqualTo(Community.canonical(
                                """
                        {'id':%s,'import_id':'TH','name':'A','phone':'1','fax':null,'address':null,'title':'Head','main':false}""".formatted(ack.ids().at("/household/id")).replace('\'', '"'))
                        .toUtf8());
        AckPayload loaded = CRM.person("'import_id':'T1','return':'resource'");
        assertThat(loaded.resource()).isEqualTo(ack.resource());
        AckPayload left = CRM.person("'import_id':'T1','return':'resource','household':null");
        assertThat(left.resource()).isNotNull();
        assertThat(left.resource().path("household").isNull()).isTrue();
    }
}
