/** Tests of what operators do to single people. */
@NullMarked
package io.countersign.cli.person;

import org.jspecify.annotations.NullMarked;
