package io.countersign.consumer.domain;

import io.countersign.schema.message.people.PersonAttributes;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form in which names of people are compared. */
public final class PersonName {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PersonName() {}

    /** First and last name without regard to case, compatibility forms of letters, and the width of spaces. */
    public static String key(@Nullable String first, @Nullable String last) {
        return folded(first) + "\n" + folded(last);
    }

    static String of(Values values) {
        return key(values.get(PersonAttributes.FIRST_NAME), values.get(PersonAttributes.LAST_NAME));
    }

    // To upper case first, so that letters which differ only there, such as ß and ss, are equal.
    private static String folded(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String cased =
                Normalizer.normalize(name, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return SPACES.matcher(Normalizer.normalize(cased, Form.NFKC).strip()).replaceAll(" ");
    }
}
