package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
class OrganizationAttributesTest {
    private static final String SELECT = """
            SELECT import_id, name, category_id, locale, data_consent, accepts_marketing::text, reason, status,
                   federation_permission, opening_status, permission, split_percentage::text, note
            FROM organizations WHERE account_id = :account AND import_id = '%s'""";

    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "attributes");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static Map<String, Object> stored(String importId) {
        return CRM.row(SELECT.formatted(importId));
    }

    @Test
    void everyAttributeIsStored() {
        Expect.result(CRM.organization("""
                'import_id':'FL0001','name':'Flintstone Corp','locale':'en','data_consent':'accepted',
                'category':{'name_en':'Mines'},'accepts_marketing':true,'reason':'closed for good','status':'inactive',
                'federation_permission':'shared_with_subscribers','opening_status':'partially_closed',
                'permission':'staff','split_percentage':12.5,'note':'Lorem\\nIpsum'"""), CREATED);
        assertThat(stored("FL0001"))
                .containsEntry("name", "Flintstone Corp")
                .containsEntry("locale", "en")
                .containsEntry("data_consent", "accepted")
                .containsEntry("accepts_marketing", "true")
                .containsEntry("reason", "closed for good")
                .containsEntry("status", "inactive")
                .containsEntry("federation_permission", "shared_with_subscribers")
                .containsEntry("opening_status", "partially_closed")
                .containsEntry("permission", "staff")
                .containsEntry("split_percentage", "12.50000")
                .containsEntry("note", "Lorem\nIpsum");
        assertThat(CRM.row("""
                SELECT c.name_fr, c.name_en, c.kind FROM organizations o JOIN categories c USING (account_id)
                WHERE o.account_id = :account AND c.id = o.category_id AND o.import_id = 'FL0001'""")).hasToString("{name_fr=null, name_en=Mines, kind=organization}");
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        Expect.result(CRM.organization("'import_id':'O-default','name':' Acme '"), CREATED);
        assertThat(stored("O-default"))
                .hasToString("{import_id=O-default, name=Acme, category_id=null, locale=null, data_consent=unknown,"
                        + " accepts_marketing=false, reason=null, status=active, federation_permission=confidential,"
                        + " opening_status=unknown, permission=confidential, split_percentage=null, note=null}");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', nullValues = "NULL", textBlock = """
            locale,                'fr',           fr,           'en',               en,               NULL
            data_consent,          'accepted',     accepted,     'rejected',         rejected,         unknown
            accepts_marketing,     true,           true,         false,              false,            false
            reason,                'One',          One,          'Two',              Two,              NULL
            status,                'wizard',       wizard,       'inactive',         inactive,         active
            federation_permission, 'confidential', confidential, 'shared_with_subscribers', shared_with_subscribers, confidential
            opening_status,        'open',         open,         'closed',           closed,           unknown
            permission,            'staff',        staff,        'everybody',        everybody,        confidential
            split_percentage,      0.00001,        0.00001,      99999.99999,        99999.99999,      NULL
            note,                  'One',          One,          'Two',              Two,              NULL
            """)
    void absentKeepsAndValuePutsAndNullClears(
            String member, String value, String kept, String other, String put, String cleared) {
        String importId = "patch-" + member;
        String rest =
                "'import_id':'" + importId + "','name':'Acme'" + (member.equals("reason") ? "" : ",'reason':'Always'");
        Expect.result(CRM.organization(rest + ",'" + member + "':" + value), CREATED);
        assertThat(stored(importId)).containsEntry(member, kept);
        Expect.result(CRM.organization(rest), UNCHANGED);
        assertThat(stored(importId)).containsEntry(member, kept);
        Expect.result(CRM.organization(rest + ",'" + member + "':" + other), UPDATED);
        assertThat(stored(importId)).containsEntry(member, put);
        Expect.result(CRM.organization(rest + ",'" + member + "':null"), put.equals(cleared) ? UNCHANGED : UPDATED);
        assertThat(stored(importId)).containsEntry(member, cleared);
    }

    @Test
    void aNameIsRequiredUnlessTheStatusIsWizard() {
        Expect.invalid(CRM.organization("'import_id':'O-name'"), "required /name");
        Expect.result(CRM.organization("'import_id':'O-name','status':'wizard'"), CREATED);
        Expect.invalid(CRM.organization("'import_id':'O-name','status':'active'"), "required /name");
        Expect.invalid(CRM.organization("'import_id':'O-name','status':null"), "required /name");
        Expect.result(CRM.organization("'import_id':'O-name','status':'active','name':'Acme'"), UPDATED);
        Expect.invalid(CRM.organization("'import_id':'O-name','name':null"), "required /name");
        Expect.invalid(CRM.organization("'import_id':'O-name','name':' '"), "required /name");
        Expect.result(CRM.organization("'import_id':'O-name','name':null,'status':'wizard'"), UPDATED);
        assertThat(stored("O-name")).containsEntry("name", null).containsEntry("status", "wizard");
    }

    @Test
    void aReasonIsRequiredForAnInactiveOne() {
        Expect.invalid(CRM.organization("'import_id':'O-why','name':'Acme','status':'inactive'"), "required /reason");
        Expect.result(CRM.organization("'import_id':'O-why','name':'Acme'"), CREATED);
        Expect.invalid(CRM.organization("'import_id':'O-why','status':'inactive'"), "required /reason");
        Expect.result(CRM.organization("'import_id':'O-why','reason':'moved away'"), UPDATED);
        Expect.result(CRM.organization("'import_id':'O-why','status':'inactive'"), UPDATED);
        Expect.invalid(CRM.organization("'import_id':'O-why','reason':null"), "required /reason");
        Expect.result(CRM.organization("'import_id':'O-why','status':'active','reason':null"), UPDATED);
        assertThat(stored("O-why")).containsEntry("reason", null).containsEntry("status", "active");
    }

    @Test
    void lengthsAndListsOfValuesAreChecked() {
        String tooLong = "x".repeat(256);
        Expect.invalid(
                CRM.organization("'name':'" + tooLong + "','permission':'" + tooLong + "','reason':'" + tooLong + "'"),
                "too_long /name",
                "too_long /permission",
                "too_long /reason");
        Expect.invalid(
                CRM.organization("""
                        'name':'Acme','federation_permission':'public','locale':'EN','opening_status':'ajar',
                        'split_percentage':100000,'status':'closed'"""),
                "not_in_enum /federation_permission",
                "not_in_enum /locale",
                "not_in_enum /opening_status",
                "out_of_range /split_percentage",
                "not_in_enum /status");
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.10000", "1e2,100.00000", "12.50000000,12.50000", "0,0.00000", "1E-5,0.00001"})
    void decimalsAreExactHoweverTheyAreWritten(String written, String stored) {
        String message = "{'type':'organizations:upsert','import_id':'O-" + written
                + "','name':'Acme','split_percentage':" + written + "}";
        Expect.result(CRM.tell(message), CREATED);
        assertThat(stored("O-" + written)).containsEntry("split_percentage", stored);
        Expect.result(CRM.tell(message), UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "-1", "99999.999999", "1e5", "'12'"})
    void decimalsOutsidePrecisionAndScaleAreRefused(String written) {
        assertThat(CRM.organization("'name':'Acme','split_percentage':" + written)
                        .errors())
                .extracting(problem -> problem.pointer())
                .containsOnly("/split_percentage");
    }
}
