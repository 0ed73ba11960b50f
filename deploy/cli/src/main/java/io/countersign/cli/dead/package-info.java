/** Looking at records that failed or were rejected, and sending them again as they were. */
@NullMarked
package io.countersign.cli.dead;

import org.jspecify.annotations.NullMarked;
