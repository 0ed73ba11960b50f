package io.countersign.chaos.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tables must hold in the end: the fold of the accepted messages. */
final class Model {
    private final Map<String, Person> people = new TreeMap<>();
    private final Map<String, Organization> organizations = new TreeMap<>();

    Person person(String importId) {
        return people.computeIfAbsent(importId, Person::new);
    }

    Organization organization(String importId) {
        return organizations.computeIfAbsent(importId, Organization::new);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        people.values().stream()
                .filter(person -> person.there)
                .map(Person::line)
                .forEach(lines::add);
        organizations.values().stream()
                .filter(organization -> organization.there)
                .map(Organization::line)
                .forEach(lines::add);
        return lines;
    }
}
