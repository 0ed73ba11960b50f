package io.countersign.schema.message;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Collects the problems of one payload: each place and code once, and never so many that the answer becomes a load. */
final class Findings {
    /** One more than an answer may list, so that a reader sees that there are more. */
    static final int MOST = 1_001;

    private static final int LONGEST_POINTER = 255;

    /** Where one of these holds, whatever else is wrong follows from it. */
    private static final List<ErrorCode> CAUSES =
            List.of(ErrorCode.UNKNOWN_FIELD, ErrorCode.REQUIRED, ErrorCode.WRONG_TYPE);

    private final Map<String, Map<ErrorCode, Problem>> byPlace = new LinkedHashMap<>();

    void add(ErrorCode code, String pointer, String message) {
        if (!isFull()) {
            String place = near(pointer);
            byPlace.computeIfAbsent(place, p -> new EnumMap<>(ErrorCode.class))
                    .putIfAbsent(code, new Problem(code, place, message));
        }
    }

    boolean isFull() {
        return byPlace.size() >= MOST;
    }

    boolean isEmpty() {
        return byPlace.isEmpty();
    }

    /** What was found, in the order in which the places stand in the document. */
    List<Problem> in(JsonNode document) {
        return new DocumentOrder(byPlace.keySet())
                .of(document).stream()
                        .flatMap(place -> telling(byPlace.getOrDefault(place, Map.of())).stream())
                        .limit(MOST)
                        .toList();
    }

    private static List<Problem> telling(Map<ErrorCode, Problem> atOnePlace) {
        for (ErrorCode cause : CAUSES) {
            Problem problem = atOnePlace.get(cause);
            if (problem != null) {
                return List.of(problem);
            }
        }
        return List.copyOf(atOnePlace.values());
    }

    /** Names are the sender's: a place with long ones is told by the object around it. */
    private static String near(String pointer) {
        String place = pointer;
        while (place.length() > LONGEST_POINTER) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return place;
    }
}
