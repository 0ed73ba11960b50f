/** Tests of dead letters, against real servers. */
@NullMarked
package io.countersign.cli.dead;

import org.jspecify.annotations.NullMarked;
