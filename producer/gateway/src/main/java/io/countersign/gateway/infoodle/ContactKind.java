package io.countersign.gateway.infoodle;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads {@code gender} and {@code organisationcontact}, which say together whether the contact is a man, a woman or an
 * organisation: {@code Y} makes it an organisation whatever the gender says, and so does the gender {@code
 * ORGANISATION}. Messages know organisation contacts by a trait only.
 */
final class ContactKind {
    private static final String GENDER = "gender";
    private static final String ORGANISATION_CONTACT = "organisationcontact";
    private static final String ORGANISATION = "ORGANISATION";
    private static final StringNode YES = StringNode.valueOf("Y");

    private static final Format GENDERS = value -> {
        String text = value.isString() ? value.stringValue().strip() : "";
        return switch (text) {
            case "Male" -> StringNode.valueOf("man");
            case "Female" -> StringNode.valueOf("woman");
            case ORGANISATION -> StringNode.valueOf(ORGANISATION);
            default -> throw new BadValueException("Must be one of Male, Female, ORGANISATION");
        };
    };

    private static final Format YES_OR_NO = value -> {
        if (value.isString() && Set.of("Y", "N").contains(value.stringValue().strip())) {
            return StringNode.valueOf(value.stringValue().strip());
        }
        throw new BadValueException("Must be Y or N");
    };

    private ContactKind() {}

    /** Whether a property is one of the two. */
    static boolean has(String property) {
        return property.equals(GENDER) || property.equals(ORGANISATION_CONTACT);
    }

    /** Writes what the two say into a message, or notes what is wrong with them. */
    static void read(ObjectNode body, Draft draft) {
        String gender = read(body, GENDER, GENDERS, draft);
        String flag = read(body, ORGANISATION_CONTACT, YES_OR_NO, draft);
        if (flag.equals("N") && gender.equals(ORGANISATION)) {
            draft.wrong(ORGANISATION_CONTACT, "N contradicts the gender ORGANISATION");
        } else if (flag.equals("Y") || gender.equals(ORGANISATION)) {
            draft.clear("", GENDER, GENDER);
            draft.put("/traits", ORGANISATION_CONTACT, ORGANISATION_CONTACT, YES);
        } else {
            person(body, gender, draft);
        }
    }

    private static void person(ObjectNode body, String gender, Draft draft) {
        if (!gender.isEmpty()) {
            draft.put("", GENDER, GENDER, StringNode.valueOf(gender));
        } else if (body.has(GENDER)) {
            draft.clear("", GENDER, GENDER);
        }
        if (body.has(GENDER) || body.has(ORGANISATION_CONTACT)) {
            draft.clear("/traits", ORGANISATION_CONTACT, ORGANISATION_CONTACT);
        }
    }

    /** The value; empty for a property that is absent, blank or wrong. */
    private static String read(ObjectNode body, String property, Format format, Draft draft) {
        JsonNode value = body.path(property);
        if (value.isMissingNode() || Format.isBlank(value)) {
            return "";
        }
        try {
            return format.read(value).stringValue();
        } catch (BadValueException e) {
            draft.wrong(property, e.rule());
            return "";
        }
    }
}
