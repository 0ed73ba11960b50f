package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named group that people or organizations belong to; it has a name in at least one language. */
public record Category(
        Kind kind, @Nullable String nameFr, @Nullable String nameEn) {
    /** A category of an account. */
    public record Id(int account, long id) {}

    /** A name in one language, in the form in which names are compared; unique in its account and kind. */
    public record Name(int account, Kind kind, boolean french, String key) {}

    /** The form in which names of categories are compared, or null where there is no name. */
    public static @Nullable String key(@Nullable String name) {
        return name == null ? null : ImportKey.fold(name);
    }

    /** Whether one of its names contains the text, in the form in which names are compared; null is in every name. */
    boolean isNamedLike(@Nullable String text) {
        String part = key(text);
        return part == null || contains(nameFr, part) || contains(nameEn, part);
    }

    private static boolean contains(@Nullable String name, String part) {
        return name != null && ImportKey.fold(name).contains(part);
    }

    List<Name> names(int account) {
        List<Name> names = new ArrayList<>(2);
        addName(names, account, true, nameFr);
        addName(names, account, false, nameEn);
        return names;
    }

    private void addName(List<Name> names, int account, boolean french, @Nullable String name) {
        if (name != null) {
            names.add(new Name(account, kind, french, ImportKey.fold(name)));
        }
    }

    Category renamed(@Nullable String french, @Nullable String english) {
        return new Category(kind, french != null ? french : nameFr, english != null ? english : nameEn);
    }

    Category completed(@Nullable String french, @Nullable String english) {
        return new Category(kind, nameFr != null ? nameFr : french, nameEn != null ? nameEn : english);
    }
}
