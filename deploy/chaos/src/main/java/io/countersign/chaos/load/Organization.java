package io.countersign.chaos.load;

import java.util.Map;
import java.util.TreeMap;

/** What the database must hold of an organization and of the people who stand in its messages. */
final class Organization {
    final String importId;
    final Map<String, Person> members = new TreeMap<>();
    boolean there;
    String name = "";

    Organization(String importId) {
        this.importId = importId;
    }

    /** As the tables' query words it. */
    String line() {
        return "organization|" + importId + "|" + name + "|" + String.join(",", members.keySet());
    }
}
