package io.countersign.gateway.missionhub;

import static io.countersign.schema.problem.ErrorCode.NOT_IN_ENUM;
import static io.countersign.schema.problem.ErrorCode.TOO_LONG;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request says of the person itself. */
final class PersonAttributes {
    static final String STUDENT_STATUS = "student_status";

    /** Genders in our words, by those of the API. */
    static final Map<String, String> GENDERS = Map.of("Male", "man", "Female", "woman", "Other", "other");

    private static final List<String> KNOWN =
            List.of("first_name", "middle_name", "last_name", "gender", "birth_date", STUDENT_STATUS);
    private static final List<String> STUDENT_STATUSES =
            List.of("not_student", "middle_school", "high_school", "collegiate", "masters_or_doctorate");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{2})/(\\d{2})/(\\d{4})");

    /** As the API's own published server (2017) has it. */
    private static final int LONGEST_NAME = 100;

    private final ResourceObject person;
    private final Draft draft;

    PersonAttributes(ResourceObject person, Draft draft) {
        this.person = person;
        this.draft = draft;
    }

    void write(Draft.Part message) {
        person.allow(KNOWN);
        name("first_name", person.needed("first_name"), message);
        name("middle_name", person.text("middle_name"), message);
        name("last_name", person.text("last_name"), message);
        person.text("gender").ifPresent(gender -> gender(gender, message));
        person.text("birth_date").ifPresent(date -> message.set("dob", yearFirst(date), person.place("birth_date")));
        person.choice(STUDENT_STATUS, STUDENT_STATUSES)
                .ifPresent(status -> message.object("traits", PersonRequest.DATA)
                        .set(STUDENT_STATUS, status, person.place(STUDENT_STATUS)));
    }

    private void name(String name, Optional<String> value, Draft.Part message) {
        message.comesFrom(name, person.place(name));
        if (value.filter(text -> text.codePointCount(0, text.length()) > LONGEST_NAME)
                .isPresent()) {
            draft.report(person.place(name), TOO_LONG, name + " has at most " + LONGEST_NAME + " characters");
        }
        value.ifPresent(text -> message.set(name, text, person.place(name)));
    }

    private void gender(String gender, Draft.Part message) {
        String place = person.place("gender");
        GENDERS.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(gender.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresentOrElse(
                        entry -> message.set("gender", entry.getValue(), place),
                        () -> draft.report(place, NOT_IN_ENUM, "gender is one of Male, Female, Other"));
    }

    private static String yearFirst(String date) {
        Matcher matcher = MONTH_FIRST.matcher(date);
        return matcher.matches() ? matcher.group(3) + "-" + matcher.group(1) + "-" + matcher.group(2) : date;
    }
}
