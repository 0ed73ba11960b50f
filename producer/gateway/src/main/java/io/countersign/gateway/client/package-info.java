/** Who may use the gateway: the declared clients with their keys, credentials and rights. */
@NullMarked
package io.countersign.gateway.client;

import org.jspecify.annotations.NullMarked;
