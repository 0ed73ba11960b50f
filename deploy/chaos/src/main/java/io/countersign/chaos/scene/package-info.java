/** What runs while faults strike: broker, database, consumers, each as processes of their own. */
@NullMarked
package io.countersign.chaos.scene;

import org.jspecify.annotations.NullMarked;
