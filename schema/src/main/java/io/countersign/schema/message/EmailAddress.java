package io.countersign.schema.message;

import org.apache.commons.validator.routines.EmailValidator;

/** The syntax of e-mail addresses. */
public final class EmailAddress {
    /** In UTF-16 units; RFC 5321, section 4.5.3.1.3, leaves room for 254 octets. */
    private static final int LONGEST = 254;

    private EmailAddress() {}

    /** Whether a text may be the e-mail address of someone on the internet. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST && EmailValidator.getInstance().isValid(text);
    }
}
