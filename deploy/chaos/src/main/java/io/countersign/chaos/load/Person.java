package io.countersign.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the database must hold of a person, told by the messages alone. */
final class Person {
    final String importId;
    final Set<String> emails = new TreeSet<>();
    /** The applied records that exact copies may be sent of. */
    final List<Planned> records = new ArrayList<>();

    boolean there;

    @Nullable
    String firstName;

    @Nullable
    String lastName;

    @Nullable
    String note;

    Person(String importId) {
        this.importId = importId;
    }

    void delete() {
        there = false;
        firstName = null;
        lastName = null;
        note = null;
        emails.clear();
        records.clear();
    }

    /** As the tables' query words it. */
    String line() {
        return "person|" + importId + "|" + text(firstName) + "|" + text(lastName) + "|" + text(note) + "|"
                + String.join(",", emails);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
