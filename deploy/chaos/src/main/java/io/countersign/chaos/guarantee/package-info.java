/** What must hold afterwards, one small class each, and what was seen of it. */
@NullMarked
package io.countersign.chaos.guarantee;

import org.jspecify.annotations.NullMarked;
