package io.countersign.local.demo;

import tools.jackson.databind.node.ObjectNode;

/** Content that breaks one rule each, about somebody known where that is possible, so that it would be noticed. */
final class Wrongs {
    private static final long FAR_BEYOND = 9_000_000_000L;

    private final Payloads payloads;

    Wrongs(Payloads payloads) {
        this.payloads = payloads;
    }

    ObjectNode of(MessageKind kind, Tenant tenant) {
        ObjectNode change = payloads.personChange(payloads.draw(tenant.people()).importId());
        change.remove("contact_informations");
        switch (kind) {
            case NO_NAME -> {
                ObjectNode nobody = payloads.nobody();
                nobody.remove("first_name");
                return nobody;
            }
            case NO_SUCH_GENDER -> change.put("gender", "MAN");
            case NO_SUCH_DAY -> change.put("dob", "1970-02-30");
            case UNBORN -> change.put("dob", "2970-12-30");
            case NO_EMAIL ->
                change.putArray("contact_informations")
                        .addObject()
                        .put("type", "Email")
                        .put("info", "info@");
            case TWO_MAIN -> {
                change.withArray("addresses").addObject().put("name", "Home").put("main", true);
                change.withArray("addresses").addObject().put("name", "Cottage").put("main", true);
            }
            case UNKNOWN_MEMBER -> change.put("shoe_size", 42);
            case UNKNOWN_ID -> {
                change.remove("import_id");
                change.put("id", FAR_BEYOND);
            }
            case NAMELESS_INSIDE -> {
                return namelessInside(tenant);
            }
            default -> throw new IllegalArgumentException(kind + " breaks no rule of content");
        }
        return change;
    }

    private ObjectNode namelessInside(Tenant tenant) {
        ObjectNode change = payloads.organizationChange(payloads.draw(tenant.organizations()));
        Payloads.addBlankMember(change).put("import_id", "nameless");
        return change;
    }
}
