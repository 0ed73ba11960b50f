package io.countersign.consumer.definitions;

import java.util.List;

/** Definitions that cannot be made so; nothing was changed. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    DefinitionException(List<Refusal> refusals) {
        super(refusals.toString());
        this.refusals = List.copyOf(refusals);
    }

    /** All reasons, at least one. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
