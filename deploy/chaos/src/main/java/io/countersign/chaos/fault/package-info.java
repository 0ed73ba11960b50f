/** What is done to the scene, one class or one line per fault; each says whether it really struck. */
@NullMarked
package io.countersign.chaos.fault;

import org.jspecify.annotations.NullMarked;
