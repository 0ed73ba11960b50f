package io.countersign.schema.message;

import com.networknt.schema.Error;
import io.countersign.schema.json.Pointers;
import io.countersign.schema.problem.ErrorCode;
import java.util.AbstractList;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Takes the errors of the schema validator in and turns each into a problem at once, so that a payload with very many
 * faults does not pile them up.
 */
final class SchemaFindings extends AbstractList<Error> {
    /** How texts are written, by the name of the member; patterns say it to machines only. */
    private static final Map<String, String> FORMATS = Map.of(
            "issued_at",
            Instants.RULE,
            "audience",
            "must be a public key: 52 characters of the z-base-32 variant or 64 hexadecimal digits",
            "message_id",
            "must be 24 lower-case hexadecimal digits",
            "dob",
            Days.RULE,
            "dod",
            Days.RULE,
            "country_code",
            "must be two letters of ISO 3166-1",
            "region_code",
            "must be 1 to 3 letters or digits: the part of the ISO 3166-2 code after the hyphen");

    private final Findings findings;
    private final boolean ignoreUnknownMembers;
    private int taken;

    SchemaFindings(Findings findings, boolean ignoreUnknownMembers) {
        this.findings = findings;
        this.ignoreUnknownMembers = ignoreUnknownMembers;
    }

    @Override
    public boolean add(Error error) {
        taken++;
        if (!findings.isFull()) {
            take(error, error.getInstanceLocation().toString());
        }
        return true;
    }

    private void take(Error error, String place) {
        JsonNode rule = error.getSchemaNode();
        switch (error.getKeyword()) {
            case "required" ->
                findings.add(ErrorCode.REQUIRED, Pointers.member(place, error.getProperty()), "must be given");
            case "additionalProperties" -> unknown(Pointers.member(place, error.getProperty()));
            case "false" -> unknown(place);
            case "type" -> findings.add(ErrorCode.WRONG_TYPE, place, "must be of type " + list(rule, " or "));
            case "enum", "const" -> findings.add(ErrorCode.NOT_IN_ENUM, place, "must be one of: " + list(rule, ", "));
            case "maxLength" ->
                findings.add(ErrorCode.TOO_LONG, place, "must have at most " + rule.asString() + " characters");
            case "maxItems" ->
                findings.add(ErrorCode.TOO_LONG, place, "must have at most " + rule.asString() + " items");
            case "maxProperties" ->
                findings.add(ErrorCode.TOO_LONG, place, "must have at most " + rule.asString() + " members");
            case "minLength" -> findings.add(ErrorCode.BLANK, place, "must not be blank");
            case "minProperties" -> findings.add(ErrorCode.REQUIRED, place, "must not be empty");
            case "minimum" -> findings.add(ErrorCode.OUT_OF_RANGE, place, "must be at least " + rule.asString());
            case "maximum" -> findings.add(ErrorCode.OUT_OF_RANGE, place, "must be at most " + rule.asString());
            case "multipleOf" ->
                findings.add(
                        ErrorCode.OUT_OF_RANGE,
                        place,
                        "must be a multiple of "
                                + rule.decimalValue().stripTrailingZeros().toPlainString());
            case "uniqueItems" -> findings.add(ErrorCode.DUPLICATE_ITEM, place, "no two items may be equal");
            case "pattern" -> findings.add(ErrorCode.WRONG_FORMAT, place, format(place, rule));
            default ->
                throw new IllegalStateException("no error code for the JSON Schema keyword " + error.getKeyword());
        }
    }

    private void unknown(String place) {
        if (!ignoreUnknownMembers) {
            findings.add(ErrorCode.UNKNOWN_FIELD, place, "is not a member of this message");
        }
    }

    private static String format(String place, JsonNode pattern) {
        String name = place.substring(place.lastIndexOf('/') + 1);
        return FORMATS.getOrDefault(name, "must match the pattern " + pattern.asString());
    }

    private static String list(JsonNode rule, String separator) {
        return rule.isArray()
                ? rule.valueStream().map(item -> list(item, separator)).collect(Collectors.joining(separator))
                : rule.isNull() ? "null" : rule.asString();
    }

    @Override
    public int size() {
        return taken;
    }

    @Override
    public Error get(int index) {
        throw new UnsupportedOperationException("errors are turned into problems, not kept");
    }
}
