package io.countersign.consumer.histories;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What absent, null and a value do to a member: keep, go back to the default, put. */
final class Attributes {
    private static final Map<String, ObjectNode> DEFAULTS = Map.of(
            "person", Json.object("""
                    {'first_name':null,'last_name':null,'locale':null,'gender':'unknown','dob':null,
                     'data_consent':'unknown','accepts_marketing':false,'note':null,'middle_name':null,'title':null,
                     'nickname':null,'salutation':null,'dod':null,'marital_status':null,'occupation':null,
                     'guardian':false,'archived':false,'status':'active','username':null,'login_active':false,
                     'role':null,'preferred_contact_method':null,'receipt':{},'avatar_url':null,'timezone':null,
                     'traits':{}}"""),
            "organization", Json.object("""
                    {'name':null,'locale':null,'data_consent':'unknown','accepts_marketing':false,'reason':null,
                     'status':'active','federation_permission':'confidential','opening_status':'unknown',
                     'permission':'confidential','split_percentage':null,'note':null}"""),
            "household", Json.object("""
                    {'name':null,'locale':null,'data_consent':'unknown','accepts_marketing':false,'note':null}"""),
            "contact", Json.object("{'type':null,'label':null,'info':null,'main':false}"),
            "address", Json.object("""
                    {'name':null,'street1':null,'street2':null,'city':null,'zip':null,'region_code':null,
                     'country_code':null,'main':false}"""),
            "collaboration", Json.object("{'title':null,'main':false}"));

    private Attributes() {}

    static Map<String, JsonNode> initial(String of) {
        return new TreeMap<>(Json.members(DEFAULTS.get(of)));
    }

    /** Puts what the message says of the members into the values. */
    static void put(String of, JsonNode message, Map<String, JsonNode> values) {
        DEFAULTS.get(of).properties().forEach(attribute -> {
            String name = attribute.getKey();
            if (message.has(name)) {
                values.put(name, put(name, message.get(name), values.get(name), attribute.getValue()));
            }
        });
    }

    private static JsonNode put(String name, JsonNode said, JsonNode stored, JsonNode initial) {
        if (said.isObject()) {
            return merged(stored, said);
        }
        if (!said.isString()) {
            return said.isNull() ? initial : said;
        }
        String text = said.stringValue();
        if (text.isBlank()) {
            return initial;
        }
        return Json.text(
                switch (name) {
                    case "note" -> text;
                    case "region_code", "country_code" -> text.strip().toUpperCase(Locale.ROOT);
                    default -> text.strip();
                });
    }

    /** Free objects are merged member by member; null removes one. */
    static JsonNode merged(JsonNode stored, JsonNode said) {
        ObjectNode merged = ((ObjectNode) stored).deepCopy();
        said.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), member.getValue());
            }
        });
        return merged;
    }
}
