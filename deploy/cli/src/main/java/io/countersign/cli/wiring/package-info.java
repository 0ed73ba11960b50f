/** How settings become what the modules take: their options, their clients' properties, their keys; no commands. */
@NullMarked
package io.countersign.cli.wiring;

import org.jspecify.annotations.NullMarked;
