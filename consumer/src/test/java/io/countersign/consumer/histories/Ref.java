package io.countersign.consumer.histories;

import java.util.Comparator;

/** A record of the account, for example person 3. */
record Ref(String kind, long id) implements Comparable<Ref> {
    private static final Comparator<Ref> ORDER = Comparator.comparing(Ref::kind).thenComparing(Ref::id);

    static Ref person(long id) {
        return new Ref("person", id);
    }

    static Ref organization(long id) {
        return new Ref("organization", id);
    }

    static Ref household(long id) {
        return new Ref("household", id);
    }

    @Override
    public int compareTo(Ref other) {
        return ORDER.compare(this, other);
    }
}
