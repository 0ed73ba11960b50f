package io.countersign.gateway.missionhub;

import java.util.List;

/** The names of the relationships of a person to what belongs to it. */
final class Relationships {
    static final String EMAIL_ADDRESSES = "email_addresses";
    static final String PHONE_NUMBERS = "phone_numbers";
    static final String ADDRESSES = "addresses";
    /** Who follows up on the person. */
    static final String REVERSE_CONTACT_ASSIGNMENTS = "reverse_contact_assignments";
    /** On whom the person follows up. */
    static final String CONTACT_ASSIGNMENTS = "contact_assignments";

    /** All of them, in the order of answers. */
    static final List<String> ALL = List.of(
            EMAIL_ADDRESSES,
            PHONE_NUMBERS,
            ADDRESSES,
            REVERSE_CONTACT_ASSIGNMENTS,
            CONTACT_ASSIGNMENTS,
            Membership.PERMISSION.relationship(),
            Membership.LABEL.relationship(),
            Membership.GROUP.relationship());

    private Relationships() {}
}
