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
import io.countersign.schema.message.Samples;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The documents that the format was first documented with, verbatim, in accounts that hold what their ids name. */
@Tag("servers")
class SeedDocumentsTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender PEOPLE = new Sender(COMMUNITY, "people");
    private static final Sender OFFICE = new Sender(COMMUNITY, "Office");
    private static final Sender HEADQUARTERS = new Sender(COMMUNITY, "Headquarters");
    private static final Sender DATED = new Sender(COMMUNITY, "dated");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static void preparePerson(Sender sender) {
        AckPayload ack = sender.person("""
                'import_id':'before','first_name':'Somebody','category':{'name_en':'Before'},
                'contact_informations':[{'type':'Email','info':'before@example.com','main':true}]""");
        Expect.result(ack, CREATED);
        assertThat(ack.id()).isEqualTo(1);
        assertThat(ack.ids()).hasToString("{\"category\":1,\"contact_informations\":[1]}");
    }

    private static void prepareOrganization(Sender sender, String address) {
        AckPayload ack = sender.organization("""
                'import_id':'before','name':'Before','category':{'name_en':'Before'},
                'people':[{'type':'people:upsert','import_id':'someone','first_name':'Someone'}],
                'contact_informations':[{'type':'Email','info':'before@example.com'}],
                'addresses':[{'name':'%s','city':'Bedrock'}]""".formatted(address));
        Expect.result(ack, CREATED);
        assertThat(ack.id()).isEqualTo(1);
        assertThat(ack.ids())
                .hasToString("{\"addresses\":[1],\"category\":1,\"contact_informations\":[1],"
                        + "\"people\":[{\"id\":1,\"import_id\":\"someone\"}]}");
    }

    private static AckPayload tell(Sender sender, ObjectNode document) {
        return sender.tellAsWritten(document.toString());
    }

    @Test
    void thePersonIsUpdatedFirstWithAnExistingThenWithANewCategory() {
        preparePerson(PEOPLE);
        List<ObjectNode> seeds = Samples.seeds();
        Expect.result(tell(PEOPLE, seeds.get(0)), UPDATED);
        assertThat(PEOPLE.row("""
                SELECT import_id, first_name, last_name, category_id, locale, gender, dob::text, data_consent,
                       accepts_marketing, note FROM people WHERE account_id = :account"""))
                .hasToString(
                        "{import_id=JD0001, first_name=Jane, last_name=Doe, category_id=1, locale=fr, gender=woman,"
                                + " dob=1970-12-30, data_consent=accepted, accepts_marketing=true,"
                                + " note=Lorem Ipsum\ndolor sit amet.}");
        assertThat(
                        PEOPLE.rows(
                                "SELECT id, type, label, info, main FROM contact_informations WHERE account_id = :account ORDER BY id"))
                .hasToString("[{id=1, type=Email, label=Office, info=info@example.com, main=false},"
                        + " {id=4, type=PhoneNumber, label=Home, info=123 1234, main=true}]");
        AckPayload categorized = tell(PEOPLE, seeds.get(1));
        Expect.result(categorized, UPDATED);
        assertThat(categorized.ids()).hasToString("{\"category\":8,\"contact_informations\":[4,1]}");
        assertThat(PEOPLE.rows("SELECT id, name_fr, name_en FROM categories WHERE account_id = :account ORDER BY id"))
                .hasToString("[{id=1, name_fr=null, name_en=Before}, {id=8, name_fr=Catégorie 1, name_en=Category 1}]");
        TableContents before = TableContents.of(COMMUNITY);
        Expect.result(tell(PEOPLE, seeds.get(1)), UNCHANGED);
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Office", "Headquarters"})
    void theOrganizationIsUpdatedWithAllThatIsInIt(String address) {
        Sender sender = address.equals("Office") ? OFFICE : HEADQUARTERS;
        prepareOrganization(sender, address);
        ObjectNode seed = Samples.seeds().get(2);
        Expect.result(tell(sender, seed), UPDATED);
        assertThat(sender.row("SELECT import_id, name, category_id, locale, data_consent, accepts_marketing, note"
                        + " FROM organizations WHERE account_id = :account"))
                .hasToString("{import_id=FL0001, name=Flintstone Corp, category_id=1, locale=en, data_consent=accepted,"
                        + " accepts_marketing=true, note=Lorem Ipsum\ndolor sit amet.}");
        assertThat(sender.rows("""
                SELECT p.id, p.first_name, p.last_name, p.dob::text, c.title, c.main FROM people p
                JOIN collaborations c ON c.account_id = p.account_id AND c.person_id = p.id
                WHERE p.account_id = :account ORDER BY p.id"""))
                .hasToString("[{id=1, first_name=Jane, last_name=Doe, dob=1974-07-12, title=CEO, main=true},"
                        + " {id=6, first_name=John, last_name=Doe, dob=1970-12-30, title=CTO, main=false}]");
        assertThat(
                        sender.rows(
                                "SELECT form_id, person_id, organization_id, data::text FROM form_answers WHERE account_id = :account ORDER BY form_id"))
                .hasToString("[{form_id=1, person_id=null, organization_id=1, data={\"key1\": \"value1\"}},"
                        + " {form_id=2, person_id=6, organization_id=null, data={\"key1\": \"value1\"}}]");
        assertThat(
                        sender.rows(
                                "SELECT id, type, label, info, main FROM contact_informations WHERE account_id = :account ORDER BY id"))
                .hasToString("[{id=1, type=Email, label=Office, info=info@example.com, main=false},"
                        + " {id=6, type=PhoneNumber, label=Home, info=123 1234, main=true}]");
        assertThat(sender.rows(
                        "SELECT id, name, street1, city, main FROM addresses WHERE account_id = :account ORDER BY id"))
                .hasToString("[{id=1, name=Office, street1=null, city=Bedrock, main=false},"
                        + " {id=6, name=Office, street1=259 Wellington St. W, city=Toronto, main=true}]");
        TableContents before = TableContents.of(COMMUNITY);
        Expect.result(tell(sender, seed), UNCHANGED);
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
    }

    @Test
    void theSameSignedDocumentsAgainAreDuplicates() {
        prepareOrganization(DATED, "Office");
        List<ObjectNode> dated = List.of(Samples.seeds().get(2).put("issued_at", "2026-02-03T04:05:06.123456Z"));
        AckPayload first = tell(DATED, dated.get(0));
        Expect.result(first, UPDATED);
        TableContents before = TableContents.of(COMMUNITY);
        AckPayload again = tell(DATED, dated.get(0));
        Expect.result(again, DUPLICATE);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.importId()).isEqualTo(first.importId());
        assertThat(again.ids()).isEqualTo(first.ids());
        assertThat(TableContents.of(COMMUNITY)).isEqualTo(before);
    }
}
