/** The messages that are sent meanwhile, and what has to become of each and of the tables. */
@NullMarked
package io.countersign.chaos.load;

import org.jspecify.annotations.NullMarked;
