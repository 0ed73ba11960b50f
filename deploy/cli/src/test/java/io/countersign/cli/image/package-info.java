/** Tests of what runs in the container image. */
@NullMarked
package io.countersign.cli.image;

import org.jspecify.annotations.NullMarked;
