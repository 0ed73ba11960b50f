package io.countersign.local.demo;

import io.countersign.cli.output.Format;
import io.countersign.cli.output.OutputOption;
import io.countersign.cli.output.Table;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints what happens and what came of it; where the result is to be JSON, it is all that goes to standard output. */
final class Report {
    private final PrintWriter out;
    private final PrintWriter steps;
    private final OutputOption output;

    Report(PrintWriter out, PrintWriter err, OutputOption output) {
        this.out = out;
        this.steps = output.format() == Format.JSON ? err : out;
        this.output = output;
    }

    /** Where progress is told. */
    PrintWriter steps() {
        return steps;
    }

    /** A line about a step that begins. */
    void step(String text) {
        steps.println(text);
        steps.flush();
    }

    void outcome(Outcome outcome) {
        if (output.format() == Format.JSON) {
            output.print(out, members(outcome));
        } else {
            step("");
            output.print(out, messages(outcome.tally()));
            step("");
            output.print(out, checks(outcome.checks()));
            step("");
            step(speed(outcome));
        }
        step(outcome.holds() ? "Every check holds." : "Not every check holds: see what is not ok.");
        if (outcome.holds()) {
            furtherSteps();
        }
    }

    private static Table messages(Tally tally) {
        Table table = new Table("message", "sent", "expected", "got", "ok");
        for (Tally.Row row : tally.rows()) {
            table.row(row.label(), row.sent(), row.expectation().text(), row.gotText(), ok(row.isRight()));
        }
        return table;
    }

    private static Table checks(List<Check> checks) {
        Table table = new Table("check", "found", "ok");
        checks.forEach(check -> table.row(check.what(), check.detail(), ok(check.holds())));
        return table;
    }

    private static String ok(boolean holds) {
        return holds ? "yes" : "NO";
    }

    private static String speed(Outcome outcome) {
        return "%,d messages a second from the first send to the last ack; half of the acks came within %,d ms, 99 %% within %,d ms; %.1f s in all."
                .formatted(
                        outcome.throughput(),
                        outcome.tally().latencyMillis(0.5),
                        outcome.tally().latencyMillis(0.99),
                        outcome.seconds());
    }

    private static Map<String, Object> members(Outcome outcome) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ok", outcome.holds());
        members.put("seed", outcome.seed());
        members.put("messages_per_second", outcome.throughput());
        members.put("latency_p50_ms", outcome.tally().latencyMillis(0.5));
        members.put("latency_p99_ms", outcome.tally().latencyMillis(0.99));
        members.put("seconds", outcome.seconds());
        members.put(
                "messages", outcome.tally().rows().stream().map(Report::member).toList());
        members.put("checks", outcome.checks().stream().map(Report::member).toList());
        return members;
    }

    private static Map<String, Object> member(Tally.Row row) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("message", row.label());
        member.put("sent", row.sent());
        member.put("expected", row.expectation().text());
        member.put("got", row.got());
        member.put("ok", row.isRight());
        return member;
    }

    private static Map<String, Object> member(Check check) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("check", check.what());
        member.put("found", check.detail());
        member.put("ok", check.holds());
        return member;
    }

    private void furtherSteps() {
        step("""

                To look further:
                  deploy/countersign up                     the same servers and consumer, until Ctrl-C
                  deploy/countersign sources add --name crm --account acme --public-key KEY
                  deploy/countersign messages list          the ledger: one row for each record""");
    }
}
