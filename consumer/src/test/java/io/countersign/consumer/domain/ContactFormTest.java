package io.countersign.consumer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactFormTest {
    private final ContactForm form = new ContactForm("CA");

    @Test
    void phoneNumbersThatCanBeDialledFromAnywhereAreComparedInE164() {
        assertThat(form.normalize("CellNumber", "(416) 555-0123")).isEqualTo("+14165550123");
        assertThat(form.normalize("PhoneNumber", "+33 1 23 45 67 89")).isEqualTo("+33123456789");
    }

    @Test
    void aNumberThatIsOnlyKnownLocallyIsComparedAsItStands() {
        assertThat(form.normalize("PhoneNumber", "123 1234")).isEqualTo("1231234");
    }

    @Test
    void emailAddressesAreComparedWithoutRegardToCase() {
        assertThat(form.normalize("Email", "Jane@Example.ORG")).isEqualTo("jane@example.org");
    }
}
