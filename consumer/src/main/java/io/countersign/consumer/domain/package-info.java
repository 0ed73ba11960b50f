/** What a message means: pure rules that turn the records as they were into the records as they shall be; no SQL, no Kafka. */
@NullMarked
package io.countersign.consumer.domain;

import org.jspecify.annotations.NullMarked;
