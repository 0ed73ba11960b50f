/** The processor: the story of a record, from delivery to acknowledgement, and the graph of objects that tells it. */
@NullMarked
package io.countersign.consumer;

import org.jspecify.annotations.NullMarked;
