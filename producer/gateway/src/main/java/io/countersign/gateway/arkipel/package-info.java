/** The Arkipel message API over HTTP: every message type at one address, answered with the community's signed acks. */
@NullMarked
package io.countersign.gateway.arkipel;

import org.jspecify.annotations.NullMarked;
