package io.countersign.gateway.dialect;

import java.util.List;

/** A foreign API that the gateway speaks; a new one is a folder and one line in {@link io.countersign.gateway.Dialects}. */
public interface Dialect {
    /** Its name in clients files, logs and metrics. */
    String name();

    /** What the paths of all its routes begin with, for example {@code /apiv2}; no other dialect's paths do. */
    String prefix();

    /** All that may be asked for. */
    List<Route> routes();

    /** The answer to a call that is refused, in this dialect's own error format. */
    Answer refuse(Refusal refusal);
}
