/** The infoodle people API: adding and editing a person with household, contacts and custom fields in one flat object. */
@NullMarked
package io.countersign.gateway.infoodle;

import org.jspecify.annotations.NullMarked;
