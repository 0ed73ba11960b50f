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
class ContactsTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "contacts");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    /** Upserts a person with the items; returns the ids of the items. */
    private static List<Long> ids(AckPayload ack, AckResult result) {
        Expect.result(ack, result);
        return ack.ids() == null
                ? List.of()
                : ack.ids()
                        .path("contact_informations")
                        .valueStream()
                        .map(id -> id.asLong())
                        .toList();
    }

    private static AckPayload upsert(String importId, String... items) {
        return CRM.person("'import_id':'" + importId + "','first_name':'Jane','contact_informations':["
                + String.join(",", items) + "]");
    }

    private static List<String> stored(String importId) {
        return CRM.rows("""
                SELECT c.type, c.label, c.info, c.main FROM contact_informations c JOIN people p ON p.account_id = c.account_id
                 AND p.id = c.person_id WHERE c.account_id = :account AND p.import_id = '%s' ORDER BY c.id""".formatted(importId)).stream()
                .map(row -> row.values().toString())
                .toList();
    }

    @Test
    void everyAttributeIsStoredWithItsDefaults() {
        List<Long> ids = ids(upsert("all", """
                        {'type':'Email','label':' Office ','info':' Info@Example.com ','main':true}""", """
                        {'type':'PhoneNumber','info':'123 1234'},{'type':'CellNumber','info':'+33 6 12 34 56 78'},
                        {'type':'Fax','info':'n/a'},{'type':'Website','info':'https://Example.com/A'},
                        {'type':'SocialMedia','info':'@Jane'},{'type':'Other','info':'pigeon'}"""), CREATED);
        assertThat(ids).hasSize(7).isSorted();
        assertThat(stored("all"))
                .containsExactly(
                        "[Email, Office, Info@Example.com, true]",
                        "[PhoneNumber, null, 123 1234, false]",
                        "[CellNumber, null, +33 6 12 34 56 78, false]",
                        "[Fax, null, n/a, false]",
                        "[Website, null, https://Example.com/A, false]",
                        "[SocialMedia, null, @Jane, false]",
                        "[Other, null, pigeon, false]");
    }

    @ParameterizedTest
    @CsvSource({
        "Email, jane@example.com, ' JANE@Example.COM ', true",
        "PhoneNumber, (514) 555-0123, +1 514 555 0123, true",
        "CellNumber, 5145550123, +15145550123, true",
        "Fax, 514.555.0123, 1-514-555-0123, true",
        "PhoneNumber, 123 1234, 123-1234, true",
        "PhoneNumber, 514 555 0123 ext 4, 514 555 0123 ext 5, false",
        "SocialMedia, @Jane, @jane, true",
        "Website, https://example.com/a, https://example.com/A, false",
        "Other, pigeon, Pigeon, false"
    })
    void theNaturalKeyIsTypeAndNormalizedInfo(String type, String info, String again, boolean same) {
        String importId = "natural " + type + info;
        List<Long> first = ids(upsert(importId, item(type, info)), CREATED);
        List<Long> second = ids(upsert(importId, item(type, again)), UPDATED);
        assertThat(second.equals(first)).isEqualTo(same);
        assertThat(stored(importId)).hasSize(same ? 1 : 2);
        assertThat(stored(importId)).last().asString().contains(again.strip());
    }

    private static String item(String type, String info) {
        return "{'type':'" + type + "','info':'" + info + "'}";
    }

    @Test
    void theSameInfoOfAnotherTypeIsAnotherContact() {
        ids(upsert("types", item("PhoneNumber", "5145550123")), CREATED);
        ids(upsert("types", item("CellNumber", "5145550123")), UPDATED);
        assertThat(stored("types")).hasSize(2);
    }

    @Test
    void anItemIsPatchedMemberByMember() {
        long id = ids(upsert("patch", "{'type':'Email','info':'a@example.com','label':'Home','main':true}"), CREATED)
                .get(0);
        assertThat(ids(upsert("patch", "{'id':" + id + "}"), UNCHANGED)).containsExactly(id);
        ids(upsert("patch", "{'id':" + id + ",'info':'b@example.com'}"), UPDATED);
        assertThat(stored("patch")).containsExactly("[Email, Home, b@example.com, true]");
        ids(upsert("patch", "{'id':" + id + ",'label':null,'main':null}"), UPDATED);
        assertThat(stored("patch")).containsExactly("[Email, null, b@example.com, false]");
        ids(upsert("patch", "{'id':" + id + ",'type':'Other','info':'b'}"), UPDATED);
        assertThat(stored("patch")).containsExactly("[Other, null, b, false]");
        Expect.invalid(
                upsert("patch", "{'id':" + id + ",'type':null,'info':null}"),
                "required /contact_informations/0/info",
                "required /contact_informations/0/type");
        Expect.invalid(upsert("patch", "{'type':'Other'}"), "required /contact_informations/0/info");
    }

    @Test
    void omissionKeepsAndDeleteRemoves() {
        List<Long> ids =
                ids(upsert("gone", item("Other", "one"), item("Other", "two"), item("Other", "three")), CREATED);
        ids(upsert("gone"), UNCHANGED);
        assertThat(stored("gone")).hasSize(3);
        assertThat(ids(
                        upsert(
                                "gone",
                                "{'type':'Other','info':'one','delete':true}",
                                "{'id':" + ids.get(1) + ",'delete':true}"),
                        UPDATED))
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(stored("gone")).containsExactly("[Other, null, three, false]");
        ids(upsert("gone", "{'type':'Other','info':'three','delete':true}", item("Other", "three")), UPDATED);
        assertThat(stored("gone")).containsExactly("[Other, null, three, false]");
    }

    @Test
    void oneOfEachTypeMayBeMain() {
        ids(
                upsert(
                        "main",
                        "{'type':'Email','info':'a@example.com','main':true}",
                        "{'type':'Other','info':'x','main':true}"),
                CREATED);
        ids(upsert("main", "{'type':'Email','info':'b@example.com','main':true}"), UPDATED);
        assertThat(stored("main"))
                .containsExactly(
                        "[Email, null, a@example.com, false]",
                        "[Other, null, x, true]",
                        "[Email, null, b@example.com, true]");
        ids(upsert("main", "{'type':'Email','info':'a@example.com','main':true}"), UPDATED);
        assertThat(stored("main"))
                .containsExactly(
                        "[Email, null, a@example.com, true]",
                        "[Other, null, x, true]",
                        "[Email, null, b@example.com, false]");
        Expect.invalid(
                upsert(
                        "main",
                        "{'type':'Email','info':'a@example.com','main':true}",
                        "{'type':'Email','info':'b@example.com','main':true}"),
                "conflict /contact_informations/1/main");
    }

    @Test
    void twoMainOnesOfATypeConflictAlsoWhenOnlyTheStoreKnowsTheType() {
        List<Long> ids = ids(upsert("mains", item("Email", "a@example.com"), item("Email", "b@example.com")), CREATED);
        Expect.invalid(
                upsert("mains", "{'id':" + ids.get(0) + ",'main':true}", "{'id':" + ids.get(1) + ",'main':true}"),
                "conflict /contact_informations/1/main");
        ids(
                upsert("mains", "{'id':" + ids.get(0) + ",'main':true}", "{'id':" + ids.get(1) + ",'main':false}"),
                UPDATED);
    }

    @Test
    void aContactThatChangesItsTypeStaysTheOnlyMainOne() {
        List<Long> ids = ids(
                upsert(
                        "retyped",
                        "{'type':'Email','info':'a@example.com','main':true}",
                        "{'type':'Other','info':'x','main':true}"),
                CREATED);
        ids(upsert("retyped", "{'id':" + ids.get(1) + ",'type':'Email','info':'b@example.com'}"), UPDATED);
        assertThat(stored("retyped"))
                .containsExactly("[Email, null, a@example.com, false]", "[Email, null, b@example.com, true]");
    }

    @Test
    void infoMayBePassedOnWithinOneMessage() {
        List<Long> ids = ids(upsert("pass", item("Other", "one"), item("Other", "two")), CREATED);
        ids(
                upsert("pass", "{'id':" + ids.get(1) + ",'info':'three'}", "{'id':" + ids.get(0) + ",'info':'two'}"),
                UPDATED);
        assertThat(stored("pass")).containsExactly("[Other, null, two, false]", "[Other, null, three, false]");
        Expect.invalid(
                upsert("pass", "{'id':" + ids.get(0) + ",'info':'three'}"), "duplicate_item /contact_informations/0");
    }

    @Test
    void itemsOfOthersAreNotFoundAtTheirPlace() {
        long others = ids(upsert("other", item("Other", "x")), CREATED).get(0);
        AckPayload ack = upsert(
                "mine",
                item("Other", "y"),
                "{'id':" + others + ",'info':'z'}",
                "{'id':" + others + 1_000 + ",'delete':true}");
        Expect.invalid(ack, "not_found /contact_informations/1/id");
        assertThat(stored("other")).containsExactly("[Other, null, x, false]");
        assertThat(stored("mine")).isEmpty();
    }

    @Test
    void whatIsNotThereNeedsNoDeleting() {
        long id = ids(upsert("never", item("Other", "x")), CREATED).get(0);
        String message =
                "{'type':'Other','info':'y','delete':true}," + item("Other", "x") + ",{'id':987654,'delete':true}";
        AckPayload ack = upsert("never", message);
        Expect.result(ack, UNCHANGED);
        assertThat(ack.ids()).hasToString("{\"contact_informations\":[null," + id + ",null]}");
        Expect.result(upsert("never", message), UNCHANGED);
        ids(upsert("none"), CREATED);
        Expect.result(upsert("none", "{'type':'Other','info':'y','delete':true}"), UNCHANGED);
        assertThat(stored("never")).containsExactly("[Other, null, x, false]");
    }

    @Test
    void eMailSyntaxIsCheckedAlsoWhenOnlyTheStoreKnowsTheType() {
        long id = ids(upsert("syntax", item("Email", "a@example.com"), item("Other", "b")), CREATED)
                .get(0);
        Expect.invalid(upsert("syntax", item("Email", "a@@example")), "wrong_format /contact_informations/0/info");
        Expect.invalid(
                upsert("syntax", "{'id':" + id + ",'info':'nobody'}"), "wrong_format /contact_informations/0/info");
        Expect.invalid(
                upsert("syntax", "{'id':" + (id + 1) + ",'type':'Email'}"),
                "wrong_format /contact_informations/0/type");
        ids(upsert("syntax", "{'id':" + id + ",'info':'c@example.com'}"), UPDATED);
        assertThat(stored("syntax")).containsExactly("[Email, null, c@example.com, false]", "[Other, null, b, false]");
    }

    @Test
    void organizationsHaveThemToo() {
        AckPayload ack = CRM.organization("""
                'import_id':'acme','name':'Acme','contact_informations':[
                 {'type':'Email','info':'a@example.com'},{'type':'Email','info':'A@EXAMPLE.COM','label':'Office'}]""");
        assertThat(ids(ack, CREATED)).hasSize(2).containsOnly(ids(ack, CREATED).get(0));
        assertThat(CRM.row("SELECT person_id, label, info, normalized FROM contact_informations"
                        + " WHERE account_id = :account AND organization_id = " + ack.id()))
                .hasToString("{person_id=null, label=Office, info=A@EXAMPLE.COM, normalized=a@example.com}");
    }
}
