/** Tests of how settings are given, refused and shown. */
@NullMarked
package io.countersign.cli.settings;

import org.jspecify.annotations.NullMarked;
