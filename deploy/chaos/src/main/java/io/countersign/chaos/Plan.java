package io.countersign.chaos;

import io.countersign.chaos.fault.Fault;
import java.time.Duration;
import java.util.List;

/**
 * What a run shall be.
 *
 * @param seed of all dice
 * @param duration faults strike until then; zero for each fault once, in their order
 * @param faults those to draw from
 * @param consumers how many there are
 * @param perSecond messages sent
 */
record Plan(long seed, Duration duration, List<Fault> faults, int consumers, int perSecond, String groupProtocol) {}
