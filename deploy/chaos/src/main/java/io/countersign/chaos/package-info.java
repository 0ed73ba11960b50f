/** Breaks a running Countersign on purpose, from one seed, and then asks every guarantee whether it held. */
@NullMarked
package io.countersign.chaos;

import org.jspecify.annotations.NullMarked;
