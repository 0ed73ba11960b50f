package io.countersign.gateway.infoodle;

import io.countersign.gateway.client.Right;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All properties of a person, in their original spelling; what becomes of each. */
final class Properties {
    private static final String HOUSEHOLD = "/household";
    private static final String ADDRESS = "/household/address";
    private static final String RECEIPT = "/receipt";

    /** By name; {@link ContactKind} reads the two that say together what kind of contact it is. */
    static final Map<String, Property> ALL = List.of(
                    Property.of("firstname", "first_name", Format::text).keptByBlank(),
                    Property.of("lastname", "last_name", Format::text).keptByBlank(),
                    Property.of("middlename", "middle_name", Format::text),
                    Property.of("title", "title", Format::text),
                    Property.of("archived", "archived", Format::flag).only(Right.ARCHIVE),
                    Property.of("maritalStatus", "marital_status", Format::integerAsText),
                    Property.of("occupation", "occupation", Format::integerAsText),
                    Property.of("guardian", "guardian", Format::flag),
                    Property.of("dateOfBirth", "dob", Format::text),
                    Property.of("dateOfDeath", "dod", Format::text),
                    Property.of("salutation", "salutation", Format::text),
                    Property.of("nickname", "nickname", Format::text),
                    Property.of("userName", "username", Format::text).only(Right.LOGINS),
                    Property.of("loginActive", "login_active", Format::flag).only(Right.LOGINS),
                    Property.of("roleId", "role", Format::integerAsText).only(Right.LOGINS),
                    Property.of(
                            "preferredContactMethod",
                            "preferred_contact_method",
                            Format.oneOf(themselves("EML", "TXT", "DOC", "TEL", "FB", "SL", "CEL"))),
                    Property.of("HouseholdName", HOUSEHOLD, "name", Format::text)
                            .keptByBlank(),
                    Property.trait("HouseNameNum"),
                    Property.of("Addressline1", ADDRESS, "street1", Format::text),
                    Property.of("Addressline2", ADDRESS, "street2", Format::text),
                    Property.trait("Addressline3"),
                    Property.trait("Addressline4"),
                    Property.trait("Area"),
                    Property.of("City", ADDRESS, "city", Format::text),
                    Property.of("PostalCode", ADDRESS, "zip", Format::text),
                    Property.of("CountryCode", ADDRESS, "country_code", Format::text),
                    Property.of("HousedholdPhone", HOUSEHOLD, "phone", Format::text),
                    Property.of("Fax", HOUSEHOLD, "fax", Format::text),
                    Property.of("ReceiptToAlias", RECEIPT, "alias", Format::text),
                    Property.of(
                            "ReceiptTo", RECEIPT, "to", Format.oneOf(meanings("hh", "household", "ind", "individual"))),
                    Property.of(
                            "ReceiptToOneOff",
                            RECEIPT,
                            "mode",
                            Format.oneOf(meanings("0", "combined", "1", "one_off", "-1", "none"))),
                    new Property("email", Optional.empty(), new ContactItems("Email")),
                    new Property("phone", Optional.empty(), new ContactItems("PhoneNumber")),
                    new Property("cell", Optional.empty(), new ContactItems("CellNumber")),
                    new Property("customfields", Optional.empty(), new CustomFieldItems()))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Property::name, Function.identity()));

    private Properties() {}

    private static Map<String, String> themselves(String... codes) {
        Map<String, String> meanings = new LinkedHashMap<>();
        List.of(codes).forEach(code -> meanings.put(code, code));
        return Collections.unmodifiableMap(meanings);
    }

    private static Map<String, String> meanings(String... codesAndMeanings) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (int i = 0; i < codesAndMeanings.length; i += 2) {
            meanings.put(codesAndMeanings[i], codesAndMeanings[i + 1]);
        }
        return Collections.unmodifiableMap(meanings);
    }
}
