/** Commands for keys and signatures; none of them needs a server or a setting. */
@NullMarked
package io.countersign.cli.key;

import org.jspecify.annotations.NullMarked;
