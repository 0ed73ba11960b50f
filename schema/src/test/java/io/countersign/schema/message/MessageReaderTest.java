package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.message.organizations.OrganizationAttributes;
import io.countersign.schema.message.organizations.OrganizationUpsert;
import io.countersign.schema.message.people.CollaborationItem;
import io.countersign.schema.message.people.PersonAttributes;
import io.countersign.schema.message.people.PersonUpsert;
import io.countersign.schema.message.ping.Ping;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MessageReaderTest {
    private static final String KEY = "0366ef99ccad7d2e9cca6699c18fc93faade7d99713c11e66ab2419cc551e732";

    @Test
    void aPersonWithAllThatCanBeSaid() {
        PersonUpsert person =
                (PersonUpsert) sample("people/samples/valid/every-member.json").body();
        assertThat(person.record().pointer()).isEmpty();
        assertThat(person.record().key()).isEqualTo(new RecordKey(17L, "JD0001"));
        assertThat(person.fingerprint()).isNull();
        assertThat(said(person.record(), "first_name")).isEqualTo(Patch.put("Jane"));
        assertThat(person.record().category())
                .isEqualTo(Patch.put(new CategoryItem("/category", 4L, "Bénévole", "Volunteer")));
        assertThat(said(person.record(), "dob")).isEqualTo(Patch.put(LocalDate.of(1970, 12, 30)));
        assertThat(said(person.record(), "accepts_marketing")).isEqualTo(Patch.put(false));
        assertThat(said(person.record(), "note")).isEqualTo(Patch.put("  kept as it is\n"));
        assertThat(person.record().contacts())
                .contains(
                        new ContactItem(
                                "/contact_informations/0",
                                12L,
                                false,
                                Patch.put("Email"),
                                Patch.put("Office"),
                                Patch.put("jane@example.com"),
                                Patch.put(true)),
                        new ContactItem(
                                "/contact_informations/3",
                                13L,
                                true,
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep()))
                .hasSize(4);
        assertThat(person.record().addresses().get(1))
                .isEqualTo(new AddressItem(
                        "/addresses/1",
                        null,
                        false,
                        Patch.put("Cottage"),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.put("Gravenhurst"),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.clear()));
        assertThat(person.record().forms())
                .extracting(FormItem::id, FormItem::delete, f -> f.data().toString())
                .containsExactly(
                        tuple(1L, false, "{\"key1\":\"value1\",\"scores\":[1,2.5,null],\"more\":{\"deep\":true}}"),
                        tuple(2L, true, "{}"));
        assertThat(person.collaboration())
                .isEqualTo(new CollaborationItem(
                        "/collaboration", new RecordKey(null, "FL0001"), false, Patch.put("CEO"), Patch.put(true)));
    }

    @Test
    void whatIsNullOrBlankIsCleared() {
        PersonUpsert person =
                (PersonUpsert) sample("people/samples/valid/cleared.json").body();
        assertThat(person.record().key()).isEqualTo(new RecordKey(null, "JD0001"));
        assertThat(said(person.record(), "first_name")).isEqualTo(Patch.keep());
        assertThat(said(person.record(), "last_name")).isEqualTo(Patch.clear());
        assertThat(person.record().category()).isEqualTo(Patch.clear());
        assertThat(said(person.record(), "dob")).isEqualTo(Patch.clear());
        assertThat(said(person.record(), "accepts_marketing")).isEqualTo(Patch.clear());
        assertThat(said(person.record(), "note")).isEqualTo(Patch.clear());
        assertThat(person.record().addresses().get(0).zip()).isEqualTo(Patch.clear());
        assertThat(person.record().addresses().get(0).countryCode()).isEqualTo(Patch.clear());
        assertThat(person.record().addresses().get(0).name()).isEqualTo(Patch.keep());
        assertThat(person.collaboration())
                .isEqualTo(new CollaborationItem(
                        "/collaboration", new RecordKey(3L, null), false, Patch.clear(), Patch.clear()));
    }

    @Test
    void anOrganizationWithItsPeople() {
        OrganizationUpsert organization = (OrganizationUpsert)
                sample("organizations/samples/valid/every-member.json").body();
        assertThat(organization.record().key()).isEqualTo(new RecordKey(3L, "FL0001"));
        assertThat(said(organization.record(), "status")).isEqualTo(Patch.put("inactive"));
        assertThat(said(organization.record(), "split_percentage")).isEqualTo(Patch.put(new BigDecimal("12.50000")));
        PersonUpsert person = organization.people().get(0);
        assertThat(person.record().pointer()).isEqualTo("/people/0");
        assertThat(person.record().contacts().get(0).pointer()).isEqualTo("/people/0/contact_informations/0");
        assertThat(person.collaboration())
                .isEqualTo(new CollaborationItem(
                        "/people/0/collaboration",
                        new RecordKey(null, null),
                        false,
                        Patch.put("CEO"),
                        Patch.put(true)));
    }

    @Test
    void aNestedPersonWithoutAKeyIsKnownByWhatIsSaid() {
        String person = "{\"last_name\":\"Doe\",\"type\":\"people:upsert\"}";
        PersonUpsert read = nested(person);
        assertThat(read.fingerprint()).isEqualTo(canonical(person).sha256());
        assertThat(nested("{ \"type\":\"people:upsert\", \"last_name\":\" Doe\" }")
                        .fingerprint())
                .isEqualTo(read.fingerprint());
        assertThat(nested("{\"type\":\"people:upsert\",\"last_name\":\"Dow\"}").fingerprint())
                .isNotEqualTo(read.fingerprint());
        assertThat(nested("{\"type\":\"people:upsert\",\"id\":1}").fingerprint())
                .isNull();
    }

    @Test
    void theSignedMembersThatAllTypesShare() {
        Message ping = sample("ping/samples/valid/every-member.json");
        assertThat(ping.body()).isEqualTo(new Ping());
        assertThat(ping.statement())
                .isEqualTo(new Statement(Instant.parse("2026-02-03T04:05:06.1Z"), "1", PublicKey.parse(KEY), true));
    }

    @Test
    void theSignedMembersAreReadEvenWhereTheRestIsWrong() {
        Reading unknownType = Readings.read("{\"type\":\"x\",\"issued_at\":\"2026-02-03T04:05:06Z\"}");
        Reading wrongContent = Readings.read(
                "{\"type\":\"ping\",\"x\":1,\"audience\":\"" + KEY + "\",\"issued_at\":7,\"nonce\":\"\"}");
        assertThat(unknownType.statement().issuedAt()).isEqualTo("2026-02-03T04:05:06Z");
        assertThat(wrongContent.statement()).isEqualTo(new Statement(null, null, PublicKey.parse(KEY), false));
    }

    @Test
    void anAudienceMayBeWrittenInBothForms() {
        Message ping = Readings.message(
                "{\"type\":\"ping\",\"audience\":\"yy5g76ch3mm7f4qcw3w3ag8h1x7k53631hjhn8ugic1buunid331\"}");
        assertThat(ping.statement().audience()).isEqualTo(PublicKey.parse(KEY));
    }

    @Test
    void whiteSpaceOfAllKindsIsTrimmedExceptInNotesAndData() {
        String space = "\\u00a0\\u2003\\u3000\\u0085\\t ";
        PersonUpsert person = (PersonUpsert) Readings.message("{\"type\":\"people:upsert\",\"first_name\":\"" + space
                        + "Jane Q" + space + "\",\"import_id\":\"" + space + "\",\"note\":\" x \","
                        + "\"forms\":[{\"id\":1,\"data\":{\"k\":\" v \",\"l\":[\" w \"]}}]}")
                .body();
        assertThat(said(person.record(), "first_name")).isEqualTo(Patch.put("Jane Q"));
        assertThat(person.record().key().isEmpty()).isTrue();
        assertThat(said(person.record(), "note")).isEqualTo(Patch.put(" x "));
        assertThat(person.record().forms().get(0).data().toString()).isEqualTo("{\"k\":\" v \",\"l\":[\" w \"]}");
    }

    @Test
    void codesOfPlacesAreStoredInUpperCase() {
        PersonUpsert person = (PersonUpsert) Readings.message("{\"type\":\"people:upsert\",\"first_name\":\"Jane\","
                        + "\"addresses\":[{\"name\":\"a\",\"region_code\":\"on\",\"country_code\":\"ca\"}]}")
                .body();
        assertThat(person.record().addresses().get(0).regionCode()).isEqualTo(Patch.put("ON"));
        assertThat(person.record().addresses().get(0).countryCode()).isEqualTo(Patch.put("CA"));
    }

    @Test
    void numbersInDataKeepTheirExactValue() {
        PersonUpsert person = (PersonUpsert) Readings.message("{\"type\":\"people:upsert\",\"first_name\":\"Jane\","
                        + "\"forms\":[{\"id\":1,\"data\":{\"a\":12345678901234567890.10,\"b\":1.0}}]}")
                .body();
        assertThat(person.record().forms().get(0).data().path("a").decimalValue())
                .isEqualTo(new BigDecimal("12345678901234567890.10"));
        assertThat(person.record().forms().get(0).data().toString()).endsWith("\"b\":1.0}");
    }

    @Test
    void onlyObjectsArePayloads() {
        assertThatIllegalArgumentException().isThrownBy(() -> Readings.read("[]"));
    }

    private static Patch<?> said(RecordUpsert record, String attribute) {
        return Stream.of(PersonAttributes.ALL, OrganizationAttributes.ALL)
                .flatMap(List::stream)
                .filter(a -> a.name().equals(attribute))
                .<Patch<?>>map(a -> record.attributes().of(a))
                .filter(patch -> !(patch instanceof Patch.Keep))
                .findFirst()
                .orElse(Patch.keep());
    }

    private static Message sample(String path) {
        return Readings.message(Samples.load(path).toString());
    }

    private static PersonUpsert nested(String person) {
        Message message =
                Readings.message("{\"type\":\"organizations:upsert\",\"name\":\"x\",\"people\":[" + person + "]}");
        return ((OrganizationUpsert) message.body()).people().get(0);
    }

    private static Bytes canonical(String json) {
        return CanonicalJson.of(new JsonMapper().readTree(json));
    }
}
