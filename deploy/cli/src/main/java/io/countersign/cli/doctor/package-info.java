/** Looks over everything that a service needs, and says what is wrong. */
@NullMarked
package io.countersign.cli.doctor;

import org.jspecify.annotations.NullMarked;
