/** The programs of the container image, which has no shell: the command line, and the question of its health checks. */
@NullMarked
package io.countersign.cli.image;

import org.jspecify.annotations.NullMarked;
