package io.countersign.consumer.console;

import io.countersign.schema.ack.MessageId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a call says; refuses what is not well formed, without quoting it. */
final class Parameters {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_BODY = 4_096;
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{1,24}");

    private final Context context;

    Parameters(Context context) {
        this.context = context;
    }

    /** A text; null where it is empty or not given. */
    @Nullable
    String text(String name) {
        String value = context.queryParam(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw bad(name + " has at most " + LONGEST + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw bad(name + " has a character that no text in the database has");
        }
        return value;
    }

    /** The first digits of a message_id. */
    @Nullable
    String idPrefix(String name) {
        String value = text(name);
        if (value != null && !PREFIX.matcher(value).matches()) {
            throw bad(name + " is 24 hexadecimal digits, or the first of them");
        }
        return value;
    }

    @Nullable
    MessageId messageId(String name) {
        String value = text(name);
        return value == null ? null : id(value);
    }

    @Nullable
    Instant time(String name) {
        String value = text(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            throw bad(name + " is a time like 2026-01-31T12:00:00Z");
        }
    }

    /** A whole number, 0 where it is not given. */
    long number(String name) {
        String value = text(name);
        try {
            return value == null ? 0 : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw bad(name + " is a whole number");
        }
    }

    /** The message_id in the path. */
    MessageId pathId() {
        return id(context.pathParam("id"));
    }

    static MessageId id(String text) {
        try {
            return new MessageId(text);
        } catch (IllegalArgumentException e) {
            throw bad("a message_id has 24 hexadecimal digits");
        }
    }

    /** The body, a JSON object. */
    JsonNode body() {
        byte[] body = context.bodyAsBytes();
        if (body.length > LONGEST_BODY) {
            throw bad("a body has at most " + LONGEST_BODY + " bytes");
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            if (!json.isObject()) {
                throw bad("the body is a JSON object");
            }
            return json;
        } catch (JacksonException e) {
            throw bad("the body is a JSON object");
        }
    }

    static RefusedException bad(String rule) {
        return new RefusedException(HttpStatus.BAD_REQUEST, rule);
    }
}
