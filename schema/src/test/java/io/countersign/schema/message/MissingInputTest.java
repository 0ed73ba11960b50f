package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingInputTest {
    @Test
    void anOrganizationThatLeavesTheWizardNeedsItsName() {
        String organization = "{\"type\":\"organizations:upsert\",\"id\":1,\"name\":null";
        assertThat(Readings.places(organization + ",\"status\":\"active\"}")).containsExactly("required /name");
        assertThat(Readings.places(organization + ",\"status\":null}")).containsExactly("required /name");
        assertThat(Readings.places(organization + ",\"status\":\"wizard\"}")).isEmpty();
        assertThat(Readings.places(organization + "}"))
                .as("the store knows the status")
                .isEmpty();
    }

    @Test
    void anEmptyCategoryNamesNone() {
        assertThat(Readings.places(Readings.PERSON + "\"category\":{}}")).containsExactly("required /category");
        assertThat(Readings.places(Readings.PERSON + "\"category\":{\"id\":null}}"))
                .containsExactly("required /category");
    }
}
