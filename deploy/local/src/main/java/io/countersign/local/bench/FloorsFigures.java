package io.countersign.local.bench;

import io.countersign.local.bench.floors.Floor;
import io.countersign.local.bench.floors.Floors;
import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What the parts of the work can do alone, and the whole, on the same servers. */
record FloorsFigures(Floors floors, DrainFigures drain) {
    private static final int PAYLOADS = 5_000;
    private static final String ANSWERS = "floors.answers";

    /** Drains as planned, and then measures the parts, those that need no server for so many seconds each. */
    static FloorsFigures measure(DrainPlan plan, int seconds, PrintWriter progress)
            throws IOException, InterruptedException, SQLException {
        try (Stage stage = new Stage(plan.partitions())) {
            DrainFigures drain = new Drain(stage, plan, progress).run();
            progress.println("measuring the parts");
            progress.flush();
            stage.addTopic(ANSWERS);
            List<Bytes> payloads = IntStream.range(0, PAYLOADS)
                    .mapToObj(People.usual()::payload)
                    .toList();
            Floors floors = Floors.measure(
                    payloads,
                    stage.sender(),
                    seconds,
                    plan.messages(),
                    stage.jdbi(),
                    stage.bootstrapServers(),
                    Stage.REQUESTS,
                    ANSWERS);
            return new FloorsFigures(floors, drain);
        }
    }

    /** What is wrong with the drain; empty when all is right. */
    List<String> faults() {
        return drain.faults();
    }

    /** Which share of the limit the whole reaches, 0 to 1. */
    double share() {
        return drain.perSecond() / floors.limit();
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Floor part : floors.parts()) {
            String name = part.name().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            members.put(name + "_per_second", whole(part.perSecond()));
            members.put(name + "_micros", String.format(Locale.ROOT, "%.1f", part.micros()));
        }
        members.put("limit_per_second", whole(floors.limit()));
        members.put("drain_per_second", whole(drain.perSecond()));
        members.put("share_of_the_limit", String.format(Locale.ROOT, "%.2f", share()));
        Circumstances.addTo(members, faults());
        return members;
    }

    private static String whole(double perSecond) {
        return String.format(Locale.ROOT, "%.0f", perSecond);
    }
}
