package io.countersign.consumer.domain;

import static io.countersign.schema.message.people.PersonAttributes.DOB;
import static io.countersign.schema.message.people.PersonAttributes.DOD;
import static io.countersign.schema.message.people.PersonAttributes.LOGIN_ACTIVE;
import static io.countersign.schema.message.people.PersonAttributes.USERNAME;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The plain attributes of a person who was two. */
final class MergedValues {
    /** Only together do they make a login: that of one person must not be opened by what was granted to another. */
    private static final Set<String> LOGIN = Set.of("username", "login_active", "role");

    private static final Set<String> LIFE = Set.of("dob", "dod");

    private MergedValues() {}

    /** What the survivor has, and where it has nothing, or only the default, what the loser has. */
    static Values of(Values own, Values theirs) {
        // Whether a record is put aside says nothing of who the person is.
        Set<String> kept = new HashSet<>(Set.of("archived"));
        if (own.get(USERNAME) != null || Boolean.TRUE.equals(own.get(LOGIN_ACTIVE))) {
            kept.addAll(LOGIN);
        }
        Values both = own.completed(theirs, attribute -> LIFE.contains(attribute.name()));
        LocalDate born = both.get(DOB);
        LocalDate died = both.get(DOD);
        if (born != null && died != null && died.isBefore(born)) {
            kept.addAll(LIFE);
        }
        return own.completed(theirs, attribute -> !kept.contains(attribute.name()));
    }
}
