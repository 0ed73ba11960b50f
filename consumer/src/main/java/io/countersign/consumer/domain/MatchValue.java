package io.countersign.consumer.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact by which people of an account are matched.
 *
 * @param normalized the contact in the form in which contacts are compared
 */
public record MatchValue(int account, Sort sort, String normalized) {
    /** What kind of contact it is. */
    public enum Sort {
        /** An e-mail address. */
        EMAIL,
        /** A phone number, of a landline or a mobile. */
        PHONE;

        /** The types of contacts that are of this sort. */
        public List<String> types() {
            return this == EMAIL ? List.of("Email") : List.of("PhoneNumber", "CellNumber");
        }

        /** The sort of a type of contacts; null where people are not matched by it. */
        public static @Nullable Sort of(String type) {
            return switch (type) {
                case "Email" -> EMAIL;
                case "PhoneNumber", "CellNumber" -> PHONE;
                default -> null;
            };
        }
    }
}
