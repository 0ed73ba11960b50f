/** The HTTP server in front of the dialects: limits, access log, idempotency keys, health. */
@NullMarked
package io.countersign.gateway.http;

import org.jspecify.annotations.NullMarked;
