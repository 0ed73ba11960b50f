package io.countersign.consumer.store;

import io.countersign.consumer.domain.Resource;
import io.countersign.schema.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes resources small enough for an ack. */
final class SmallEnough {
    private record Member(String name, int size) {}

    private SmallEnough() {}

    /**
     * The resource without its largest members, so many that at least the given number of bytes is saved, as far as that
     * goes; it names them.
     */
    static ObjectNode shortened(ObjectNode resource, int excess) {
        TreeSet<String> leftOut = new TreeSet<>();
        resource.path(Resource.LEFT_OUT).forEach(name -> leftOut.add(name.stringValue()));
        ObjectNode shortened = resource.objectNode();
        shortened.setAll(resource);
        int saved = 0;
        for (Member member : largestFirst(resource)) {
            if (saved < excess) {
                shortened.remove(member.name());
                leftOut.add(member.name());
                saved += member.size();
            }
        }
        leftOut.forEach(shortened.putArray(Resource.LEFT_OUT)::add);
        return shortened;
    }

    private static List<Member> largestFirst(ObjectNode resource) {
        List<Member> members = new ArrayList<>();
        for (var member : resource.properties()) {
            JsonNode value = member.getValue();
            if (!member.getKey().equals(Resource.LEFT_OUT)) {
                members.add(new Member(member.getKey(), CanonicalJson.of(value).length()));
            }
        }
        members.sort(Comparator.comparingInt(Member::size).reversed().thenComparing(Member::name));
        return members;
    }
}
