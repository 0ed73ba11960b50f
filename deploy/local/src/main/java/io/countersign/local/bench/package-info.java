/** Measurements of the processor on one machine; a run whose result is wrong is a failed run, however fast. */
@NullMarked
package io.countersign.local.bench;

import org.jspecify.annotations.NullMarked;
