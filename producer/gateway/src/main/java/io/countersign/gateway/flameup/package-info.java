/** The Flameup people API: people by userId or e-mail address, with free traits. */
@NullMarked
package io.countersign.gateway.flameup;

import org.jspecify.annotations.NullMarked;
