package io.countersign.peers;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the listener keeps of a message. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Person(
        String type,
        @JsonProperty("import_id") String importId,
        @JsonProperty("first_name") @Nullable String firstName,
        @JsonProperty("last_name") @Nullable String lastName,
        @Nullable String locale,
        @Nullable String gender,
        @JsonProperty("contact_informations") List<Contact> contacts) {
    /** A way to reach the person. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contact(String type, String info, @Nullable Boolean main) {
        boolean isMain() {
            return Boolean.TRUE.equals(main);
        }
    }
}
