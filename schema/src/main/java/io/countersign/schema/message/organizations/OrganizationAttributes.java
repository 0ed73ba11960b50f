package io.countersign.schema.message.organizations;

import io.countersign.schema.message.Attribute;
import java.util.List;

/** The plain attributes of organizations. */
public final class OrganizationAttributes {
    /** Name; only an organization whose status is wizard may be without. */
    public static final Attribute<String> NAME = Attribute.text("name");

    /** Why an organization is inactive. */
    public static final Attribute<String> REASON = Attribute.text("reason");

    /** One of wizard, active, inactive. */
    public static final Attribute<String> STATUS = Attribute.text("status", "active");

    /** All, in the order of the columns. */
    public static final List<Attribute<?>> ALL = List.of(
            NAME,
            Attribute.text("locale"),
            Attribute.text("data_consent", "unknown"),
            Attribute.flag("accepts_marketing"),
            REASON,
            STATUS,
            Attribute.text("federation_permission", "confidential"),
            Attribute.text("opening_status", "unknown"),
            Attribute.text("permission", "confidential"),
            Attribute.decimal("split_percentage"),
            Attribute.text("note"));

    private OrganizationAttributes() {}
}
