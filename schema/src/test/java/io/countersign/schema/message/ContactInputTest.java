package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactInputTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "info@",
                "@example.com",
                "info",
                "a b@example.com",
                "info@example",
                "info@localhost",
                "a@b@example.com",
                "info@-example.com",
                "info@example..com"
            })
    void eMailAddressesHaveTheirSyntax(String address) {
        String item = "{\"type\":\"Email\",\"info\":\"" + address + "\"}";
        assertThat(Readings.places(Readings.PERSON + "\"contact_informations\":[" + item + "]}"))
                .containsExactly("wrong_format /contact_informations/0/info");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info@example.com", "o'neil+x@sub.example.co.uk", "zoë@exämple.ch", "a@xn--exmple-cua.com"})
    void eMailAddressesOfAllKindsAreTaken(String address) {
        String item = "{\"type\":\"Email\",\"info\":\" " + address + "\\n\"}";
        assertThat(Readings.places(Readings.PERSON + "\"contact_informations\":[" + item + "]}"))
                .isEmpty();
    }

    @Test
    void aNumberIsNeverRefusedForItsForm() {
        assertThat(Readings.places(Readings.PERSON
                        + "\"contact_informations\":[{\"type\":\"PhoneNumber\",\"info\":\"ask Bob\"}]}"))
                .isEmpty();
    }

    @Test
    void whatAContactMustHaveCannotBeCleared() {
        assertThat(Readings.places(
                        Readings.PERSON + "\"contact_informations\":[{\"id\":1,\"type\":null,\"info\":null}]}"))
                .containsExactly("required /contact_informations/0/type", "required /contact_informations/0/info");
    }
}
