package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.json.CanonicalJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code "return": "resource"} asks for the whole record as it is afterwards. */
@Tag("servers")
class ResourceTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender PEOPLE = new Sender(COMMUNITY, "people");
    private static final Sender ORGANIZATIONS = new Sender(COMMUNITY, "organizations");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static void assertResource(AckPayload ack, String expected) {
        assertThat(ack.resource()).isNotNull();
        assertThat(CanonicalJson.of(ack.resource()).toUtf8())
                .isEqualTo(Community.canonical(expected.replace('\'', '"')).toUtf8());
    }

    @Test
    void aPersonIsToldWithAllThatBelongsToIt() {
        AckPayload created = PEOPLE.person("""
                'return':'resource','import_id':'R1','first_name':'Jane','locale':'fr','dob':'1970-12-30',
                'category':{'name_fr':'Élève'},'contact_informations':[{'type':'Email','info':'Jane@Example.com','main':true}],
                'addresses':[{'name':'Home','zip':'75001'}],'forms':[{'id':3,'data':{'n':1.5,'list':[1,'two',null,{}]}}]""");
        Expect.result(created, CREATED);
        assertResource(created, """
                {'id':1,'import_id':'R1','first_name':'Jane','last_name':null,'category':{'id':1,'name_fr':'Élève','name_en':null},
                 'locale':'fr','gender':'unknown','dob':'1970-12-30','data_consent':'unknown','accepts_marketing':false,
                 'middle_name':null,'title':null,'nickname':null,'salutation':null,'dod':null,'marital_status':null,
                 'occupation':null,'guardian':false,'archived':false,'status':'active','username':null,
                 'login_active':false,'role':null,'preferred_contact_method':null,'receipt':{},'avatar_url':null,
                 'timezone':null,'traits':{},
                 'note':null,'contact_informations':[{'id':1,'type':'Email','label':null,'info':'Jane@Example.com','main':true}],
                 'addresses':[{'id':1,'name':'Home','street1':null,'street2':null,'city':null,'zip':'75001',
                  'region_code':null,'country_code':null,'main':false}],
                 'forms':[{'id':3,'data':{'n':1.5,'list':[1,'two',null,{}]}}],'custom_fields':[],
                 'household':null,'contact_assignments':[],'collaborations':[]}""");
        AckPayload loaded = PEOPLE.person("'return':'resource','id':1");
        Expect.result(loaded, UNCHANGED);
        assertThat(loaded.resource()).isEqualTo(created.resource());
        assertThat(PEOPLE.person("'id':1").resource()).isNull();
    }

    @Test
    void anOrganizationIsToldWithAllThatBelongsToIt() {
        AckPayload created = ORGANIZATIONS.organization("""
                'return':'resource','import_id':'R1','name':'Acme','status':'inactive','reason':'closed','split_percentage':33.30,
                'people':[{'type':'people:upsert','first_name':'Jane'}]""");
        Expect.result(created, CREATED);
        assertResource(created, """
                {'id':1,'import_id':'R1','name':'Acme','category':null,'locale':null,'data_consent':'unknown',
                 'accepts_marketing':false,'reason':'closed','status':'inactive','federation_permission':'confidential',
                 'opening_status':'unknown','permission':'confidential','split_percentage':33.3,'note':null,
                 'contact_informations':[],'addresses':[],'forms':[],
                 'people':[{'id':1,'import_id':'%s','first_name':'Jane','last_name':null,
                  'collaboration':{'title':null,'main':false}}]}""".formatted(
                        created.ids().path("people").path(0).path("import_id").asString()));
        assertThat(ORGANIZATIONS.organization("'return':'resource','id':1").resource())
                .isEqualTo(created.resource());
    }

    @Test
    void itIsTheRecordAfterTheMessagesOfTheSameBatch() {
        PEOPLE.send("{'type':'people:upsert','import_id':'batch','first_name':'A','note':'first'}");
        PEOPLE.send(
                "{'type':'people:upsert','import_id':'batch','contact_informations':[{'type':'Other','info':'x'}]}");
        AckPayload last = PEOPLE.person("'return':'resource','import_id':'batch','last_name':'B'");
        assertThat(last.resource()).isNotNull();
        assertThat(last.resource().path("note").asString()).isEqualTo("first");
        assertThat(last.resource().path("contact_informations")).hasSize(1);
    }

    @Test
    void failedMessagesAndDuplicatesHaveNone() {
        assertThat(PEOPLE.person("'return':'resource','id':99").resource()).isNull();
        String dated = "'return':'resource','import_id':'dup','first_name':'A','issued_at':'2026-01-01T00:00:00Z'";
        assertThat(PEOPLE.person(dated).resource()).isNotNull();
        AckPayload again = PEOPLE.person(dated);
        Expect.result(again, DUPLICATE);
        assertThat(again.resource()).isNull();
        Expect.invalid(PEOPLE.person("'return':'everything','first_name':'A'"), "not_in_enum /return");
    }

    @Test
    void numbersThatNoDoubleHoldsAreToldAsTheNearestThatOneDoes() {
        AckPayload ack = PEOPLE.tellAsWritten("""
                {"type":"people:upsert","import_id":"digits","first_name":"A","return":"resource",
                 "forms":[{"id":1,"data":{"pi":3.14159265358979323846264338327950288,"tiny":1e-308,"big":9.9e307}}]}""");
        Expect.result(ack, CREATED);
        assertThat(String.valueOf(ack.resource())).contains("\"pi\":3.141592653589793");
    }

    @Test
    void whatIsTooLargeForAnAckIsLeftOutAndNamed() {
        AckPayload ack = PEOPLE.person(
                "'return':'resource','import_id':'large','first_name':'A','note':'" + "x".repeat(600_000) + "'");
        Expect.result(ack, CREATED);
        assertThat(ack.resource()).isNotNull();
        assertThat(ack.resource().has("note")).isFalse();
        assertThat(ack.resource().path("first_name").asString()).isEqualTo("A");
        assertThat(ack.resource().path("left_out").toString()).isEqualTo("[\"note\"]");
    }
}
