/** The hot pieces of the work, each measured by JMH alone. */
@NullMarked
package io.countersign.local.bench.pieces;

import org.jspecify.annotations.NullMarked;
