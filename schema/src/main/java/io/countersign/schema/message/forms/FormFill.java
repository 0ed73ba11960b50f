package io.countersign.schema.message.forms;

import io.countersign.schema.message.FormItem;
import io.countersign.schema.message.MessageBody;
import io.countersign.schema.message.RecordKey;

/**
 * What a form:fill says: the answers of one record to one form.
 *
 * @param kind what the record is: {@code person}, {@code organization} or {@code household}
 * @param subject which record it is
 */
public record FormFill(String kind, RecordKey subject, FormItem form) implements MessageBody {}
