/** The gateway as a command, and the file that declares its clients. */
@NullMarked
package io.countersign.cli.gateway;

import org.jspecify.annotations.NullMarked;
