package io.countersign.gateway.flameup;

import io.countersign.schema.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Places in a message by the names that the caller knows them by. */
final class Fields {
    private static final Map<String, String> NAMES = Map.of(
            "/import_id", "userId",
            "/first_name", "traits.first_name",
            "/last_name", "traits.last_name",
            "/avatar_url", "traits.avatar_url",
            "/timezone", "traits.timezone",
            "/locale", "traits.locale");
    private static final Pattern CONTACT = Pattern.compile("(/contact_informations/[0-9]+).*");

    private Fields() {}

    /** All problems with a message; of several with one field each is told. */
    static Map<String, String> of(ObjectNode payload, List<Problem> problems) {
        Map<String, String> fields = new LinkedHashMap<>();
        problems.forEach(problem -> fields.merge(
                name(payload, problem.pointer()), problem.message(), (first, second) -> first + "; " + second));
        return fields;
    }

    private static String name(ObjectNode payload, String pointer) {
        Matcher contact = CONTACT.matcher(pointer);
        if (contact.matches()) {
            String type = payload.at(contact.group(1)).path("type").asString("");
            return type.equals("Email") ? "email" : "phone";
        }
        return NAMES.getOrDefault(
                pointer, pointer.substring(Math.min(1, pointer.length())).replace('/', '.'));
    }
}
