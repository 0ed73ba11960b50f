package io.countersign.producer.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.Reading;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class BuildersTest {
    private static final PublicKey COMMUNITY =
            PrivateKey.fromHex("0c".repeat(32)).publicKey();

    private static final Map<Class<?>, Object> VALUES = Map.of(
            String.class,
            "x",
            Boolean.class,
            true,
            boolean.class,
            true,
            Long.class,
            1L,
            long.class,
            1L,
            BigDecimal.class,
            new BigDecimal("1.5"),
            LocalDate.class,
            LocalDate.of(1970, 12, 30),
            Instant.class,
            Instant.EPOCH,
            PublicKey.class,
            COMMUNITY,
            ObjectNode.class,
            JsonNodeFactory.instance.objectNode());

    static Stream<Arguments> builders() {
        String people = "people/people-upsert.schema.json#/$defs/";
        return Stream.of(
                Arguments.of(PersonUpsert.class, people + "person"),
                Arguments.of(Household.class, people + "household"),
                Arguments.of(HouseholdAddress.class, people + "household/properties/address"),
                Arguments.of(Assignment.class, people + "contact_assignment"),
                Arguments.of(RecordKey.class, people + "assignment_organization"),
                Arguments.of(Collaboration.class, people + "person/properties/collaboration"),
                Arguments.of(Receipt.class, people + "person/properties/receipt"),
                Arguments.of(OrganizationUpsert.class, "organizations/organizations-upsert.schema.json#"),
                Arguments.of(HouseholdUpsert.class, "households/households-upsert.schema.json#"),
                Arguments.of(PersonDelete.class, "persondelete/person-delete.schema.json#"),
                Arguments.of(OrganizationDelete.class, "organizationdelete/organization-delete.schema.json#"),
                Arguments.of(HouseholdDelete.class, "householddelete/household-delete.schema.json#"),
                Arguments.of(Contact.class, "shared.schema.json#/$defs/contact_information"),
                Arguments.of(Address.class, "shared.schema.json#/$defs/address"),
                Arguments.of(Form.class, "shared.schema.json#/$defs/form"),
                Arguments.of(CustomField.class, "shared.schema.json#/$defs/custom_field"),
                Arguments.of(Category.class, "shared.schema.json#/$defs/category"),
                Arguments.of(RecordKey.class, "shared.schema.json#/$defs/record_key"));
    }

    @ParameterizedTest
    @MethodSource("builders")
    void everyMemberOfTheContractHasItsMethod(Class<? extends Members<?>> builder, String place) throws Exception {
        assertThat(filled(builder, 3).json().propertyNames())
                .as("what " + builder.getSimpleName() + " writes, beside " + place)
                .containsExactlyInAnyOrderElementsOf(
                        schema(place).path("properties").propertyNames());
    }

    @ParameterizedTest
    @MethodSource("builders")
    void everyValueThatTheContractLetsBeClearedCanBe(Class<? extends Members<?>> builder, String place)
            throws Exception {
        JsonNode properties = schema(place).path("properties");
        for (Method method : methods(builder)) {
            Class<?>[] parameters = method.getParameterTypes();
            if (parameters.length == 1 && !parameters[0].isPrimitive() && !method.isVarArgs() && nullable(method)) {
                Members<?> members = builder.getConstructor().newInstance();
                method.invoke(members, (Object) null);
                String name = members.json().propertyNames().stream()
                        .filter(other -> !other.equals("type"))
                        .findFirst()
                        .orElseThrow();
                assertThat(types(place, properties.path(name))).as(name).contains("null");
            }
        }
    }

    @Test
    void whatIsBuiltKeepsTheContract() {
        PersonUpsert jane = new PersonUpsert()
                .importId("JD0001")
                .firstName("Jane")
                .dob(LocalDate.of(1970, 12, 30))
                .note(null)
                .contactInformations(
                        new Contact().type("Email").info("jane@example.org").main(true))
                .match("email", "phone")
                .customFields(new CustomField().key("size").choices("S", "M"))
                .addresses(new Address().name("Home").city("Ottawa").countryCode("CA"));
        assertReadable(jane);
        assertReadable(new OrganizationUpsert()
                .issuedAt(Instant.parse("2026-02-03T04:05:06.123456789Z"))
                .audience(COMMUNITY)
                .name("Foundation")
                .splitPercentage(new BigDecimal("12.5"))
                .people(jane.collaboration(new Collaboration().title("CEO").main(true))));
        assertReadable(new HouseholdUpsert().name("The Does").category(new Category().nameEn("Members")));
        assertReadable(new PersonDelete().importId("JD0001").erase(true));
    }

    @Test
    void whatWasTakenOutOfABuilderStays() {
        PersonUpsert builder = new PersonUpsert().firstName("Jane");
        ObjectNode before = builder.json();
        builder.firstName(null);
        assertThat(before.path("first_name").stringValue()).isEqualTo("Jane");
        assertThat(builder.json().path("first_name").isNull()).isTrue();
    }

    private static void assertReadable(Message<?> message) {
        Bytes payload = Bytes.utf8(message.json().toString());
        assertThat(new MessageReader().read(payload, LocalDate.of(2026, 1, 1), false))
                .isInstanceOf(Reading.Readable.class);
    }

    /** A builder all of whose methods were called; those that take builders get some, down to a depth. */
    private static Members<?> filled(Class<?> builder, int depth) throws Exception {
        Members<?> members = (Members<?>) builder.getConstructor().newInstance();
        for (Method method : methods(builder)) {
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = value(method.getParameterTypes()[i], depth);
            }
            method.invoke(members, arguments);
        }
        return members;
    }

    private static Object value(Class<?> type, int depth) throws Exception {
        if (type.isArray()) {
            Object items = Array.newInstance(type.getComponentType(), 1);
            Array.set(items, 0, value(type.getComponentType(), depth));
            return items;
        }
        if (Members.class.isAssignableFrom(type)) {
            return depth == 0 ? type.getConstructor().newInstance() : filled(type, depth - 1);
        }
        return Objects.requireNonNull(VALUES.get(type), type.getName());
    }

    private static List<Method> methods(Class<?> builder) {
        return Arrays.stream(builder.getDeclaredMethods())
                .filter(method -> !method.isBridge() && !method.isSynthetic())
                .toList();
    }

    private static boolean nullable(Method method) {
        return method.getParameters()[0].getAnnotatedType().getAnnotations().length > 0;
    }

    /** The types that a member may have. */
    private static String types(String place, JsonNode member) throws Exception {
        JsonNode found = member;
        String from = place;
        while (found.has("$ref")) {
            String reference = found.path("$ref").stringValue();
            String file = reference.startsWith("#") ? from.substring(0, from.indexOf('#')) : "shared.schema.json";
            from = file + reference.substring(reference.indexOf('#'));
            found = schema(from);
        }
        return found.path("type").toString();
    }

    /** The part of a schema file at a place like {@code file#/pointer}. */
    private static JsonNode schema(String place) throws Exception {
        String[] parts = place.split("#", -1);
        try (InputStream file = MessageReader.class.getResourceAsStream(parts[0])) {
            return JsonMapper.shared().readTree(file).at(parts[1]);
        }
    }
}
