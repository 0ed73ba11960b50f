/** Who may send: registered sources and their keys, administered in the database and looked up in memory. */
@NullMarked
package io.countersign.consumer.sources;

import org.jspecify.annotations.NullMarked;
