package io.countersign.local.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What Countersign and its peers did on the same servers.
 *
 * @param own Countersign's drain
 * @param rewritten Debezium's sink with the driver's rewritten batches
 * @param unnested the same by UNNEST
 * @param listener one message at a time
 */
record PeersFigures(
        PeerPrograms programs,
        DrainFigures own,
        SinkRun.RowsWritten rewritten,
        SinkRun.RowsWritten unnested,
        DrainFigures listener) {
    /** The listener is slow: a tenth of the messages tells its rate. */
    private static final int FEWER_FOR_THE_LISTENER = 10;

    /** A person and its row of the ledger; contacts come on top. */
    private static final int ROWS_BESIDE_CONTACTS = 2;

    /** Drains as planned, and then lets each peer do its part, one after another. */
    static PeersFigures measure(DrainPlan plan, PeerPrograms programs, PrintWriter progress)
            throws IOException, InterruptedException {
        try (Stage stage = new Stage(plan.partitions())) {
            SinkRun rewriting = new SinkRun(stage, programs, "sink.rewritten", false);
            SinkRun unnesting = new SinkRun(stage, programs, "sink.unnested", true);
            ListenerRun listening = new ListenerRun(stage, programs);
            rewriting.prepare();
            unnesting.prepare();
            listening.prepare();
            DrainFigures own = new Drain(stage, plan, progress).run();
            say(progress, "Debezium's sink");
            SinkRun.RowsWritten rewritten = rewriting.run(plan.warmUp(), plan.messages());
            say(progress, "Debezium's sink, by UNNEST");
            SinkRun.RowsWritten unnested = unnesting.run(plan.warmUp(), plan.messages());
            say(progress, "one message at a time");
            DrainFigures listener = listening.run(DrainPlan.of(
                    Math.max(1, plan.warmUp() / FEWER_FOR_THE_LISTENER),
                    Math.max(1, plan.messages() / FEWER_FOR_THE_LISTENER),
                    plan.heap(),
                    plan.partitions()));
            return new PeersFigures(programs, own, rewritten, unnested, listener);
        }
    }

    private static void say(PrintWriter progress, String what) {
        progress.println(what);
        progress.flush();
    }

    /** What is wrong with any result; empty when all are right. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(own.faults());
        faults.addAll(rewritten.faults());
        faults.addAll(unnested.faults());
        faults.addAll(listener.faults());
        return faults;
    }

    /** Rows that Countersign upserted a second: people, contacts and the ledger. */
    double ownRows() {
        return rows(own);
    }

    /** The same of the listener. */
    double listenerRows() {
        return rows(listener);
    }

    private static double rows(DrainFigures drain) {
        return drain.perSecond() * (ROWS_BESIDE_CONTACTS + drain.plan().contacts());
    }

    /** Countersign's rows for each row of the faster sink. */
    double againstSink() {
        return ratio(ownRows(), Math.max(rewritten.perSecond(), unnested.perSecond()));
    }

    /** Countersign's messages for each message of the listener. */
    double againstListener() {
        return ratio(own.perSecond(), listener.perSecond());
    }

    /** 0 where nothing came of theirs. */
    private static double ratio(double ours, double theirs) {
        return theirs == 0 ? 0 : ours / theirs;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("messages_per_second", whole(own.perSecond()));
        members.put("rows_per_second", whole(ownRows()));
        members.put("debezium_rows_per_second", whole(rewritten.perSecond()));
        members.put("debezium_unnest_rows_per_second", whole(unnested.perSecond()));
        members.put("rows_against_debezium", twoDigits(againstSink()));
        members.put("listener_messages_per_second", whole(listener.perSecond()));
        members.put("messages_against_listener", twoDigits(againstListener()));
        members.put("debezium", programs.version("debezium-connector-jdbc"));
        members.put("kafka_connect", programs.version("connect-runtime"));
        members.put("spring_kafka", programs.version("spring-kafka"));
        Circumstances.addTo(members, faults());
        return members;
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    private static String twoDigits(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
