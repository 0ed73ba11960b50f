/** Everything on one machine, for developers and for trying it: servers, schema, topics and the processor. */
@NullMarked
package io.countersign.local.up;

import org.jspecify.annotations.NullMarked;
