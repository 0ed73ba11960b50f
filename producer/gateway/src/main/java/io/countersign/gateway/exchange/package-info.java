/** Messages on their way: checked, signed, published, and what became of them. */
@NullMarked
package io.countersign.gateway.exchange;

import org.jspecify.annotations.NullMarked;
