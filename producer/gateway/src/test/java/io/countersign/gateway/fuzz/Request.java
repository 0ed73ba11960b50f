package io.countersign.gateway.fuzz;

import io.countersign.schema.bytes.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an input asks for: its first line is the id in the path and the query, the rest the body.
 *
 * @param id decoded; never empty
 * @param query decoded
 * @param body as it comes
 */
record Request(String id, Map<String, List<String>> query, Bytes body) {
    static Request of(byte[] input) {
        Bytes whole = Bytes.of(input);
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String[] line = whole.slice(0, end).toUtf8().split("\\?", 2);
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String parameter : line.length == 2 ? line[1].split("&", -1) : new String[0]) {
            String[] nameAndValue = parameter.split("=", 2);
            query.computeIfAbsent(nameAndValue[0], name -> new ArrayList<>())
                    .add(nameAndValue.length == 2 ? nameAndValue[1] : "");
        }
        return new Request(
                line[0].isEmpty() ? "1" : line[0], query, whole.slice(Math.min(end + 1, input.length), input.length));
    }

    /** The same with another body. */
    Request with(Bytes other) {
        return new Request(id, query, other);
    }
}
