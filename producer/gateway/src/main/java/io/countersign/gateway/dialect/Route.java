package io.countersign.gateway.dialect;

/**
 * One thing that may be asked for.
 *
 * @param method the HTTP method
 * @param path with its parameters in braces, for example {@code /apiv2/people/{unique_id}}; also the route's name in logs
 *     and metrics
 * @param handler decides about a call
 */
public record Route(String method, String path, Handler handler) {
    /** Decides who calls and what is to be done, without doing it yet. */
    public interface Handler {
        /** Throws {@link RefusedException} for callers that are not known and calls that are not understood. */
        Admission admit(Call call);
    }
}
