package io.countersign.consumer.domain;

import java.util.Set;

/** The plain attributes of a person who was two. */
final class MergedValues {
    /** Says nothing of who the person is, so it is never taken from another. */
    private static final Set<String> STATE = Set.of("archived");

    /** Only together do they make a login: that of one person must not be opened by what was granted to another. */
    private static final Set<String> LOGIN = Set.of("username", "login_active", "role");

    private MergedValues() {}

    /** What the survivor has, and where it has nothing, or only the default, what the loser has. */
    static Values of(Values own, Values theirs) {
        boolean hasLogin = LOGIN.stream().anyMatch(own::has);
        return own.completed(
                theirs,
                attribute -> !STATE.contains(attribute.name()) && !(hasLogin && LOGIN.contains(attribute.name())));
    }
}
