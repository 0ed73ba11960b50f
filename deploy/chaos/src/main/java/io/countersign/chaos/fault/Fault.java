package io.countersign.chaos.fault;

/**
 * Something that goes wrong.
 *
 * @param name as the command line names it
 */
public record Fault(String name, Strike strike) {
    /** Does it and undoes it. */
    @FunctionalInterface
    public interface Strike {
        /** Returns when it is over, and whether it really did harm: one that found nothing to break shows nothing. */
        boolean at(Target target) throws Exception;
    }
}
