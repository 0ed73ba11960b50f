/** Says what is wrong with messages before anybody sends them; needs no server and no setting. */
@NullMarked
package io.countersign.cli.validate;

import org.jspecify.annotations.NullMarked;
