package io.countersign.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.countersign.architecture.broken.ShowsAPrivateHalf;
import io.countersign.architecture.broken.TellsItsPassword;
import io.countersign.cli.settings.Secret;
import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.acks.AckOptions;
import io.countersign.consumer.console.ConsoleOptions;
import io.countersign.consumer.console.OperatorToken;
import io.countersign.consumer.inbox.InboxOptions;
import io.countersign.gateway.GatewayOptions;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Credential;
import io.countersign.producer.UpsertClientConfig;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.DatabaseLogin;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** What holds a secret does not tell it when it is printed. */
class SecretsTest {
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|token|reveal|privatekey).*");

    /** Making a key shows it, and stacks for tests hand their own to the processes that they start. */
    private static final ArchRule NOBODY_ELSE_ASKS_FOR_PRIVATE_HALVES = noClasses()
            .that()
            .resideOutsideOfPackages("io.countersign.cli.key..", "io.countersign.local..", "io.countersign.chaos..")
            .should()
            .callMethod(PrivateKey.class, "hex");

    @Test
    void privateHalvesStayWhereTheyAre() {
        NOBODY_ELSE_ASKS_FOR_PRIVATE_HALVES.check(Production.CLASSES);
        assertThatThrownBy(() -> NOBODY_ELSE_ASKS_FOR_PRIVATE_HALVES.check(
                        new ClassFileImporter().importClasses(ShowsAPrivateHalf.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("ShowsAPrivateHalf");
    }

    @Test
    void recordsWithSecretsSayThemselvesHowTheyArePrinted() {
        assertThat(tellAll(Production.CLASSES)).isEmpty();
    }

    @Test
    void theRuleFindsWhatItIsFor() {
        assertThat(tellAll(Set.copyOf(new ClassFileImporter()
                        .importClasses(
                                TellsItsPassword.class,
                                TellsItsPassword.Properties.class,
                                TellsItsPassword.Discreet.class))))
                .containsExactlyInAnyOrder(
                        TellsItsPassword.class.getName(), TellsItsPassword.Properties.class.getName());
    }

    /** Records that hold a secret, or the properties of Kafka's clients, and whose text the compiler has made. */
    private static Set<String> tellAll(Iterable<JavaClass> classes) {
        Set<String> found = new TreeSet<>();
        for (var made : new Bytecode(classes).all(InvokeDynamicInsnNode.class)) {
            boolean isText = made.method().name.equals("toString")
                    && ((InvokeDynamicInsnNode) made.instruction())
                            .bsm
                            .getOwner()
                            .equals("java/lang/runtime/ObjectMethods");
            Class<?> type = isText ? Arguments.load(made.owner()) : Object.class;
            if (type.isRecord() && Arrays.stream(type.getRecordComponents()).anyMatch(SecretsTest::isSecret)) {
                found.add(type.getName());
            }
        }
        return found;
    }

    /** What hides itself may be part of anything. */
    private static boolean isSecret(RecordComponent component) {
        String type = component.getGenericType().getTypeName();
        boolean isText = type.contains("java.lang.String") || type.contains(Bytes.class.getName());
        return (isText && SECRET.matcher(component.getName()).matches())
                || type.equals("java.util.Map<java.lang.String, java.lang.Object>");
    }

    @Test
    void nothingThatHoldsASecretPrintsIt() {
        String secret = "MARKERMARKERMARKERMARKERMARKERMARKER";
        PrivateKey key = PrivateKey.fromSeed(Bytes.utf8("MARKERMARKERMARK"));
        Credential jwt = new Credential.JwtSecret(Bytes.utf8(secret));
        Map<String, Object> kafka = Map.of("sasl.jaas.config", secret);
        List<Object> holders = List.of(
                key,
                jwt,
                new Secret(secret),
                new Client("c", "d", "a", Optional.empty(), jwt, key, Set.of(), OptionalInt.empty()),
                new DatabaseOptions("jdbc:postgresql:db", "user", secret, 3),
                new DatabaseLogin("jdbc:postgresql:db", "user", secret),
                new GatewayOptions.Tls(Path.of("keystore"), secret),
                new InboxOptions(kafka, Set.of("upserts"), null, "group", "consumer", 1),
                new AckOptions(kafka, "group", "acks", "dead", Set.of()),
                new ConsoleOptions("127.0.0.1", 8081, OperatorToken.of(secret)),
                new UpsertClientConfig(kafka, "upserts", "acks", key, key.publicKey()));
        assertThat(holders)
                .allSatisfy(holder -> assertThat(holder.toString())
                        .isNotEmpty()
                        .doesNotContain("MARKER", key.hex(), Bytes.utf8(secret).toHex()));
    }
}
