package io.countersign.consumer.histories;

import java.util.List;
import java.util.Set;

/** What an account defines of custom fields and forms. */
record Definitions(List<Question> fields, List<Form> forms) {
    /** A custom field, or an input of a form; forms know their inputs by key only. */
    record Question(long id, String key, String type, List<String> choices, boolean mandatory, boolean archived) {}

    /** A form that records of these kinds may answer. */
    record Form(long id, Set<String> kinds, List<Question> inputs) {}

    private static final List<String> SIZES = List.of("S", "M");

    static final Definitions NONE = new Definitions(List.of(), List.of());

    /** Before the operator's second thoughts, or after. */
    static Definitions of(int version) {
        boolean later = version > 1;
        return new Definitions(
                List.of(
                        new Question(1, "size", "choice", SIZES, later, false),
                        new Question(2, "since", "date", List.of(), false, later),
                        new Question(3, "visits", "number", List.of(), false, false),
                        new Question(4, "tags", "multi_choice", List.of("a", "b", "c"), false, false),
                        new Question(5, "alias", "text", List.of(), false, false)),
                List.of(
                        new Form(1, Set.of("person", "organization"), List.of(input("k", "number", later))),
                        new Form(
                                2,
                                Set.of("person", "household"),
                                List.of(input("k", "number", false), input("l", "text", true)))));
    }

    private static Question input(String key, String type, boolean mandatory) {
        return new Question(0, key, type, List.of(), mandatory, false);
    }
}
