package io.countersign.schema.message.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may be found by who is named by neither id nor import_id. */
public enum MatchKey {
    /** Any of the person's e-mail addresses. */
    EMAIL,
    /** Any of the person's phone numbers that can be written in E.164. */
    PHONE,
    /** First and last name, and a phone number. */
    NAME_PHONE;

    /** The key as messages write it, for example {@code name_phone}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MatchKey> of(String text) {
        return Arrays.stream(values()).filter(key -> key.text().equals(text)).findFirst();
    }
}
