/** What each part of the work costs when nothing else is done: the floors under the figure of the whole. */
@NullMarked
package io.countersign.local.bench.floors;

import org.jspecify.annotations.NullMarked;
