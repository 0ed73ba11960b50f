@NullMarked
package io.countersign.cli.validate;

import org.jspecify.annotations.NullMarked;
