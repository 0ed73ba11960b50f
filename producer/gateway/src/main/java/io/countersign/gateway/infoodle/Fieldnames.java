package io.countersign.gateway.infoodle;

import java.util.HashMap;
import java.util.Map;

/** Which property of the call each place of the message comes from. */
final class Fieldnames {
    private final Map<String, String> byPointer = new HashMap<>(Map.of(
            "", "",
            "/id", "unique_id",
            "/first_name", "firstname",
            "/last_name", "lastname",
            "/household", "HouseholdName",
            "/household/address", "Addressline1",
            "/contact_informations", "email",
            "/custom_fields", "customfields"));

    /** Remembers where a property went. */
    void add(String pointer, String fieldname) {
        byPointer.put(pointer, fieldname);
    }

    /** The property that a place comes from, or the nearest place around it that comes from one. */
    String of(String pointer) {
        String place = pointer;
        while (true) {
            String fieldname = byPointer.get(place);
            if (fieldname != null) {
                return fieldname;
            }
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
    }
}
