package io.countersign.gateway.flameup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a caller says of a person, and what is wrong with how it is said; the rest is for the contract to say. */
final class PersonBody {
    private static final Set<String> MEMBERS = Set.of("userId", "email", "phone", "traits", "anonymousId");
    private static final Set<String> TEXT_TRAITS =
            Set.of("first_name", "last_name", "phone", "avatar_url", "timezone", "locale");
    private static final int LONGEST_USER_ID = 255;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PHONE = 50;

    private final ObjectNode json;
    private final Map<String, String> problems = new LinkedHashMap<>();

    PersonBody(ObjectNode json, boolean needsUserId) {
        this.json = json;
        json.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> problems.put(name, "is not a known field"));
        text("userId", LONGEST_USER_ID);
        text("email", LONGEST_EMAIL);
        text("phone", LONGEST_PHONE);
        text("anonymousId", LONGEST_USER_ID);
        if (needsUserId && userId() == null) {
            problems.putIfAbsent("userId", "is required");
        }
        checkTraits();
    }

    private void text(String name, int longest) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
            problems.put(name, "must be a string");
        } else if (value.isString() && value.stringValue().length() > longest) {
            problems.put(name, "must have at most " + longest + " characters");
        }
    }

    private void checkTraits() {
        JsonNode traits = json.path("traits");
        if (!traits.isMissingNode() && !traits.isNull() && !traits.isObject()) {
            problems.put("traits", "must be an object");
            return;
        }
        for (String name : TEXT_TRAITS) {
            JsonNode value = traits.path(name);
            if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
                problems.put("traits." + name, "must be a string");
            }
        }
        if (traits.path("phone").isString()
                && traits.path("phone").stringValue().length() > LONGEST_PHONE) {
            problems.put("traits.phone", "must have at most " + LONGEST_PHONE + " characters");
        }
    }

    /** What is wrong, by the caller's names of fields; empty when nothing is. */
    Map<String, String> problems() {
        return problems;
    }

    @Nullable
    String userId() {
        return given(json.path("userId"));
    }

    @Nullable
    String email() {
        return given(json.path("email"));
    }

    /** The number beside the traits, else the one among them. */
    @Nullable
    String phone() {
        String phone = given(json.path("phone"));
        return phone == null ? given(traits().path("phone")) : phone;
    }

    /** What somebody is called who has no name: the part of the e-mail address before the @, else the userId. */
    @Nullable
    String nameOfNameless() {
        String email = email();
        return email == null ? userId() : email.substring(0, Math.max(1, email.indexOf('@')));
    }

    ObjectNode traits() {
        return json.path("traits") instanceof ObjectNode traits ? traits : JsonNodeFactory.instance.objectNode();
    }

    private static @Nullable String given(JsonNode value) {
        return value.isString() && !value.stringValue().isBlank()
                ? value.stringValue().strip()
                : null;
    }
}
