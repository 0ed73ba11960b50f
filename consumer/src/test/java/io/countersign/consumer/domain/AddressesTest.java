package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
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
import org.junit.jupiter.params.provider.CsvSource;

@Tag("servers")
class AddressesTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "addresses");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static AckPayload upsert(String importId, String... items) {
        return CRM.organization(
                "'import_id':'" + importId + "','name':'Acme','addresses':[" + String.join(",", items) + "]");
    }

    private static List<Long> ids(AckPayload ack, AckResult result) {
        Expect.result(ack, result);
        return ack.ids() == null
                ? List.of()
                : ack.ids()
                        .path("addresses")
                        .valueStream()
                        .map(id -> id.asLong())
                        .toList();
    }

    private static List<String> stored(String importId) {
        return CRM.rows("""
                SELECT a.name, a.street1, a.street2, a.city, a.zip, a.region_code, a.country_code, a.main
                FROM addresses a JOIN organizations o ON o.account_id = a.account_id AND o.id = a.organization_id
                WHERE a.account_id = :account AND o.import_id = '%s' ORDER BY a.id""".formatted(importId)).stream()
                .map(row -> row.values().toString())
                .toList();
    }

    @Test
    void everyAttributeIsStoredWithItsDefaults() {
        ids(upsert("all", """
                        {'name':' Office ','street1':'259 Wellington St. W','street2':'Appt 1','city':'Toronto','zip':'M5V 3P9',
                         'region_code':'on','country_code':'Ca','main':true}""", "{'zip':'75001'}"), CREATED);
        assertThat(stored("all"))
                .containsExactly(
                        "[Office, 259 Wellington St. W, Appt 1, Toronto, M5V 3P9, ON, CA, true]",
                        "[null, null, null, null, 75001, null, null, false]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'name':'Office','street1':'A'         | 'name':'OFFICE','street1':'B'     | true
            'street1':'1 Main St','zip':'75001'   | 'street1':'1 main st','zip':'75001' | true
            'street1':'1 Main St','zip':'75001'   | 'street1':'1 Main St','zip':'75002' | false
            'street1':'1 Main St'                 | 'street1':'1 Main St','city':'Paris' | true
            'name':'Office','zip':'75001'         | 'zip':'75001'                     | false
            """)
    void theNaturalKeyIsTheNameElseStreetAndZip(String first, String second, boolean same) {
        String importId = "natural " + Integer.toHexString((first + second).hashCode());
        List<Long> ids = ids(upsert(importId, "{" + first + "}"), CREATED);
        assertThat(ids(upsert(importId, "{" + second + ",'street2':'x'}"), UPDATED)
                        .equals(ids))
                .isEqualTo(same);
        assertThat(stored(importId)).hasSize(same ? 1 : 2);
    }

    @Test
    void anItemIsPatchedMemberByMember() {
        long id = ids(
                        upsert("patch", "{'name':'Home','street1':'1','city':'Paris','zip':'75001','main':true}"),
                        CREATED)
                .get(0);
        ids(upsert("patch", "{'id':" + id + "}"), UNCHANGED);
        ids(upsert("patch", "{'id':" + id + ",'name':'Flat','city':null,'main':null}"), UPDATED);
        assertThat(stored("patch")).containsExactly("[Flat, 1, null, null, 75001, null, null, false]");
        Expect.invalid(
                upsert("patch", "{'id':" + id + ",'name':null,'street1':'','zip':null}"), "required /addresses/0");
        Expect.invalid(upsert("patch", "{'city':'Paris'}"), "required /addresses/0");
        Expect.invalid(
                upsert(
                        "patch",
                        "{'name':'x','region_code':'QUEB','country_code':'CAN','zip':'" + "1".repeat(21) + "'}"),
                "wrong_format /addresses/0/country_code",
                "wrong_format /addresses/0/region_code",
                "too_long /addresses/0/zip");
    }

    @Test
    void oneMayBeMain() {
        ids(upsert("main", "{'name':'A','main':true}", "{'name':'B'}"), CREATED);
        ids(upsert("main", "{'name':'B','main':true}"), UPDATED);
        assertThat(stored("main"))
                .extracting(address -> address.endsWith("true]"))
                .containsExactly(false, true);
        ids(upsert("main", "{'name':'C','main':true}", "{'name':'B','main':false}"), UPDATED);
        assertThat(stored("main"))
                .extracting(address -> address.endsWith("true]"))
                .containsExactly(false, false, true);
        Expect.invalid(
                upsert("main", "{'name':'A','main':true}", "{'name':'D','main':true}"), "conflict /addresses/1/main");
    }

    @Test
    void omissionKeepsAndDeleteRemoves() {
        List<Long> ids = ids(upsert("gone", "{'name':'A'}", "{'name':'B'}", "{'name':'C'}"), CREATED);
        ids(upsert("gone"), UNCHANGED);
        ids(upsert("gone", "{'name':'a','delete':true}", "{'id':" + ids.get(1) + ",'delete':true}"), UPDATED);
        assertThat(stored("gone")).singleElement().asString().startsWith("[C,");
    }

    @Test
    void namesMayBePassedOnWithinOneMessage() {
        List<Long> ids = ids(upsert("pass", "{'name':'A'}", "{'name':'B'}"), CREATED);
        ids(upsert("pass", "{'id':" + ids.get(1) + ",'name':'C'}", "{'id':" + ids.get(0) + ",'name':'B'}"), UPDATED);
        assertThat(stored("pass"))
                .extracting(address -> address.substring(1, 2))
                .containsExactly("B", "C");
    }

    @Test
    void oneThatIsNamedByIdIsNotMeantByAnItemWithoutId() {
        String office = "{'name':'Office','zip':'1','main':true}";
        long id = ids(upsert("ids", "{'name':'Office'}"), CREATED).get(0);
        List<Long> ids = ids(upsert("ids", office, "{'id':" + id + ",'zip':'2'}"), UPDATED);
        assertThat(ids).hasSize(2).endsWith(id);
        assertThat(stored("ids"))
                .containsExactly(
                        "[Office, null, null, null, 2, null, null, false]",
                        "[Office, null, null, null, 1, null, null, true]");
        assertThat(ids(upsert("ids", office, "{'id':" + id + ",'zip':'2'}"), UNCHANGED))
                .isEqualTo(ids);
    }

    @Test
    void itemsOfOthersAreNotFoundAtTheirPlace() {
        long others = ids(upsert("other", "{'name':'A'}"), CREATED).get(0);
        Expect.invalid(upsert("mine", "{'name':'B'}", "{'id':" + others + ",'name':'C'}"), "not_found /addresses/1/id");
        assertThat(stored("other")).singleElement().asString().startsWith("[A,");
        assertThat(stored("mine")).isEmpty();
    }

    @Test
    void whatIsNotThereNeedsNoDeleting() {
        long id = ids(upsert("never", "{'name':'A'}"), CREATED).get(0);
        AckPayload ack = upsert("never", "{'name':'B','delete':true}", "{'name':'A'}", "{'id':987654,'delete':true}");
        Expect.result(ack, UNCHANGED);
        assertThat(ack.ids()).hasToString("{\"addresses\":[null," + id + ",null]}");
        assertThat(stored("never")).hasSize(1);
        ids(upsert("none"), CREATED);
        Expect.result(upsert("none", "{'name':'A','delete':true}"), UNCHANGED);
    }

    @Test
    void peopleHaveThemToo() {
        AckPayload ack = CRM.person("'import_id':'p','first_name':'Jane','addresses':[{'name':'Home','main':true}]");
        Expect.result(ack, CREATED);
        assertThat(CRM.row(
                        "SELECT organization_id, name, main FROM addresses WHERE account_id = :account AND person_id = "
                                + ack.id()))
                .hasToString("{organization_id=null, name=Home, main=true}");
    }
}
