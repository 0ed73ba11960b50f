/** YAML files that declare things, read with all their problems told by place. */
@NullMarked
package io.countersign.cli.yaml;

import org.jspecify.annotations.NullMarked;
