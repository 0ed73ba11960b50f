package io.countersign.chaos.guarantee;

import io.countersign.chaos.load.Load;
import io.countersign.chaos.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Asks every guarantee whether it held. */
public final class Examination {
    private static final List<Guarantee> ALL = List.of(
            new EverythingIsSent(),
            new EveryRecordIsAcked(),
            new CopiesAreIdentical(),
            new OneCommittedCopy(),
            new OneLedgerRow(),
            new OutcomesAreRight(),
            new AcksAreInTheDatabase(),
            new TablesAreTheFold(),
            new NothingUnverifiedIsApplied(),
            new ProgressNeverMovesBack(),
            new OrderIsKept(),
            new DeadLettersAreExact());

    private Examination() {}

    /** What each promises, in the order in which they are asked. */
    public static List<String> promises() {
        return ALL.stream().map(Guarantee::promise).toList();
    }

    /** Everything that broke one; the load must have stopped. */
    public static List<Violation> of(Scene scene, Load load) throws InterruptedException, ExecutionException {
        return of(new Collector(scene, load).collect());
    }

    static List<Violation> of(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (Guarantee guarantee : ALL) {
            guarantee.check(
                    evidence,
                    (message, what) -> violations.add(
                            message == null
                                    ? new Violation(guarantee.promise(), what, null)
                                    : new Violation(guarantee.promise(), message + " " + what, message.time())));
        }
        return violations;
    }
}
