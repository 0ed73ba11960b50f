/** Tests of what the chaos itself stands on. */
@NullMarked
package io.countersign.chaos.scene;

import org.jspecify.annotations.NullMarked;
