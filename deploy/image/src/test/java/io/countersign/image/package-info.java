/** Tests of the image, and of what runs it and others together on one machine. */
@NullMarked
package io.countersign.image;

import org.jspecify.annotations.NullMarked;
