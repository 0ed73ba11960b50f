package io.countersign.consumer.domain;

import io.countersign.schema.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much the answers to one batch may hold: each no more than an ack, and all together no more than the memory bears.
 * What does not fit is left out and named.
 */
public final class AnswerRoom {
    /** The member that names the members that are left out of an answer. */
    public static final String LEFT_OUT = "left_out";

    private static final int LARGEST = 480 * 1024;
    private static final int ALWAYS = 8 * 1024;
    private static final int ROOM_FOR_NAMES = 1024;

    private long left = 8L * 1024 * 1024;

    private record Member(String name, int size) {}

    /** The answer, or what there is room for of it. */
    public ObjectNode fit(ObjectNode answer) {
        int size = CanonicalJson.of(answer).length();
        int room = (int) Math.max(ALWAYS, Math.min(LARGEST, left));
        left -= Math.min(size, room);
        return size <= room ? answer : shortened(answer, size - room);
    }

    /** The answer without its largest members, so many that at least the given number of bytes is saved, if it can be. */
    public static ObjectNode shortened(ObjectNode answer, int bytes) {
        TreeSet<String> leftOut = new TreeSet<>();
        answer.path(LEFT_OUT).forEach(name -> leftOut.add(name.stringValue()));
        ObjectNode shortened = answer.objectNode();
        shortened.setAll(answer);
        int saved = -ROOM_FOR_NAMES;
        for (Member member : largestFirst(answer)) {
            if (saved < bytes) {
                shortened.remove(member.name());
                leftOut.add(member.name());
                saved += member.size();
            }
        }
        leftOut.forEach(shortened.putArray(LEFT_OUT)::add);
        return shortened;
    }

    private static List<Member> largestFirst(ObjectNode answer) {
        List<Member> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : answer.properties()) {
            if (!member.getKey().equals(LEFT_OUT)) {
                members.add(new Member(
                        member.getKey(), CanonicalJson.of(member.getValue()).length()));
            }
        }
        members.sort(Comparator.comparingInt(Member::size).reversed().thenComparing(Member::name));
        return members;
    }
}
