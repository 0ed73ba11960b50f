/** What a team would otherwise write: a listener that takes one message at a time, to be measured beside Countersign. */
@NullMarked
package io.countersign.peers;

import org.jspecify.annotations.NullMarked;
