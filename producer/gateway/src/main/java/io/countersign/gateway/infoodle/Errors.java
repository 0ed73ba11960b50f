package io.countersign.gateway.infoodle;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in infoodle's words what is wrong with a message. */
final class Errors {
    private Errors() {}

    /**
     * What was found while the message was written, and the problems of what was written of it, where nothing was found
     * of the property; in the order of the call.
     */
    static List<FieldError> of(Draft draft, List<Problem> problems) {
        List<FieldError> errors = new ArrayList<>(draft.errors());
        Set<String> known = errors.stream().map(FieldError::fieldname).collect(Collectors.toCollection(HashSet::new));
        for (Problem problem : problems) {
            FieldError error = of(draft.fieldnames(), problem);
            if (!known.contains(error.fieldname())) {
                errors.add(error);
            }
        }
        errors.sort(Comparator.comparingInt(error -> draft.position(error.fieldname())));
        return errors;
    }

    /** The text with a capital at its beginning. */
    static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static FieldError of(Fieldnames fieldnames, Problem problem) {
        return new FieldError(fieldnames.of(problem.pointer()), message(problem));
    }

    private static String message(Problem problem) {
        ErrorCode code = problem.code();
        if (code == ErrorCode.NOT_FOUND && problem.pointer().equals("/id")) {
            return People.NOBODY;
        }
        if (code == ErrorCode.REQUIRED && problem.pointer().equals("/custom_fields")) {
            return FieldError.MANDATORY + ": " + problem.message();
        }
        return switch (code) {
            case REQUIRED, BLANK -> FieldError.MANDATORY;
            case UNKNOWN_FIELD -> FieldError.INVALID_FIELD;
            default -> sentence(problem.message().replace("before dob", "before dateOfBirth"));
        };
    }
}
