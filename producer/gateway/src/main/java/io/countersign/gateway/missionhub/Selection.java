package io.countersign.gateway.missionhub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a person the answer shall have.
 *
 * @param include names of relationships whose resources come along
 * @param fields names of attributes and relationships by the type of resources; all of types that are not there
 */
record Selection(Set<String> include, Map<String, Set<String>> fields) {
    private static final Pattern FIELDS = Pattern.compile("fields\\[([A-Za-z0-9_-]+)]");

    /** Whether resources of a type shall have an attribute or a relationship. */
    boolean has(String type, String field) {
        Set<String> wanted = fields.get(type);
        return wanted == null || wanted.contains(field);
    }

    /** What the parameters of a query ask for; adds an error for each that is not supported. */
    static Selection of(Map<String, List<String>> query, List<ApiError> errors) {
        Set<String> include = new LinkedHashSet<>(Relationships.ALL);
        Map<String, Set<String>> fields = new HashMap<>();
        query.forEach((name, values) -> {
            Matcher matcher = FIELDS.matcher(name);
            if (matcher.matches()) {
                fields.computeIfAbsent(matcher.group(1), type -> new HashSet<>())
                        .addAll(names(values));
            } else if (name.equals("include")) {
                include.retainAll(names(values));
                unknownPaths(values, errors);
            } else if (!name.equals(MissionHub.ACCESS_TOKEN)) {
                errors.add(ApiError.parameter(name, "supported are include, fields[TYPE] and access_token"));
            }
        });
        return new Selection(include, fields);
    }

    private static void unknownPaths(List<String> values, List<ApiError> errors) {
        if (!Relationships.ALL.containsAll(names(values))) {
            errors.add(ApiError.parameter(
                    "include", "an included relationship is one of " + String.join(", ", Relationships.ALL)));
        }
    }

    private static List<String> names(List<String> values) {
        List<String> names = new ArrayList<>();
        for (String value : values) {
            Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }
}
