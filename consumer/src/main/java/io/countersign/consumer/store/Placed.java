package io.countersign.consumer.store;

import io.countersign.consumer.domain.Request;
import java.util.List;

/** A message, and the ids of what it creates, which follow from where it lies. */
record Placed(Request request, IdSpan ids) {
    static List<Request> requests(List<Placed> messages) {
        return messages.stream().map(Placed::request).toList();
    }
}
