/**
 * Servers on this machine with all that the processor needs on them, and the settings that lead there; shared by the
 * commands that bring their own servers.
 */
@NullMarked
package io.countersign.local.stack;

import org.jspecify.annotations.NullMarked;
