package io.countersign.gateway.missionhub;

import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What JSON:API 1.1 says about the media types of requests and answers (section Content Negotiation). */
final class MediaTypes {
    static final String JSON_API = "application/vnd.api+json";

    private static final String JSON = "application/json";
    private static final List<String> ANSWERED = List.of(JSON_API, JSON, "application/*", "*/*");

    private MediaTypes() {}

    /** Refuses bodies that are not JSON, and answers that may not be JSON:API. */
    static void check(Call call) {
        call.requireMediaType(JSON_API, JSON);
        call.header("content-type")
                .map(MediaTypes::read)
                .filter(type -> !type.isPlain())
                .ifPresent(type -> {
                    throw new RefusedException(
                            Refusal.Kind.UNSUPPORTED_MEDIA_TYPE,
                            JSON_API + " has no parameters but profile, and no extension is supported");
                });
        call.header("accept").filter(value -> !value.isBlank()).ifPresent(MediaTypes::checkAccept);
    }

    private static void checkAccept(String accept) {
        List<MediaType> wanted = split(accept, ',').stream()
                .map(MediaTypes::read)
                .filter(type -> ANSWERED.contains(type.name()) && !type.isUnwanted())
                .toList();
        List<MediaType> exact =
                wanted.stream().filter(type -> type.name().equals(JSON_API)).toList();
        if (wanted.isEmpty() || (!exact.isEmpty() && exact.stream().noneMatch(MediaType::isPlain))) {
            throw new RefusedException(
                    Refusal.Kind.NOT_ACCEPTABLE,
                    "answers are of type " + JSON_API + " without parameters and extensions");
        }
    }

    /** A media type with its parameters, names in small letters. */
    private record MediaType(String name, Map<String, String> parameters) {
        /** Whether it asks for nothing that only some servers have; other types than JSON:API's may say anything. */
        boolean isPlain() {
            return !name.equals(JSON_API)
                    || parameters.entrySet().stream()
                            .allMatch(parameter -> parameter.getKey().equals("profile")
                                    || parameter.getKey().equals("q")
                                    || (parameter.getKey().equals("ext")
                                            && parameter.getValue().isBlank()));
        }

        boolean isUnwanted() {
            return parameters.getOrDefault("q", "1").matches("0(\\.0{0,3})?");
        }
    }

    private static MediaType read(String text) {
        List<String> parts = split(text, ';');
        Map<String, String> parameters = new HashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            String[] parameter = part.split("=", 2);
            String value = parameter.length == 2 ? parameter[1].strip().replace("\"", "") : "";
            if (!part.isBlank()) {
                parameters.put(parameter[0].strip().toLowerCase(Locale.ROOT), value);
            }
        }
        return new MediaType(parts.get(0).strip().toLowerCase(Locale.ROOT), parameters);
    }

    /** Parts a header's value where no quotation marks are around the separator. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (!quoted && text.charAt(i) == separator) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
