/** What operators see of a running consumer: liveness, readiness, metrics. */
@NullMarked
package io.countersign.consumer.status;

import org.jspecify.annotations.NullMarked;
