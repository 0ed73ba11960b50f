package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.countersign.architecture.Bytecode.Place;
import io.countersign.architecture.broken.LogsContent;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.key.SignatureLibrary;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * What is logged are texts of the code itself, names of topics, partitions and clients, numbers, message ids and
 * exceptions: never a message, nor a part of one, nor a key or a token.
 */
class LoggingTest {
    private static final Set<Class<?>> LOGGABLE = Set.of(
            CharSequence.class,
            Number.class,
            Boolean.class,
            Enum.class,
            Throwable.class,
            MessageId.class,
            TopicPartition.class,
            Collection.class);

    /** Texts that come from these are of messages, or secret. */
    private static final Set<String> CONTENT = Set.of(
            "io.countersign.schema.bytes",
            "io.countersign.schema.envelope",
            "io.countersign.schema.json",
            "io.countersign.schema.key",
            "io.countersign.schema.message",
            "io.countersign.schema.problem",
            "io.countersign.consumer.domain",
            "io.countersign.gateway.client",
            "io.countersign.gateway.dialect",
            "io.countersign.cli.settings",
            "org.apache.kafka.clients.consumer",
            "org.apache.kafka.clients.producer",
            "org.apache.kafka.common.header",
            "tools.jackson");

    /** Starts and stops servers, and sees no message. */
    private static final String SERVERS = "io/countersign/servers/";

    @Test
    void nothingOfAMessageAndNoSecretIsLogged() {
        assertThat(logged(Production.CLASSES)).isEmpty();
    }

    @Test
    void theRuleSeesTheCallsThatThereAre() {
        long calls = new Bytecode(Production.CLASSES)
                .all(MethodInsnNode.class).stream()
                        .filter(place -> isLogging((MethodInsnNode) place.instruction()))
                        .count();
        assertThat(calls).isGreaterThan(40);
    }

    @Test
    void theRuleFindsWhatItIsFor() {
        String broken = LogsContent.class.getName();
        assertThat(logged(Set.copyOf(new ClassFileImporter().importClasses(LogsContent.class))))
                .containsExactlyInAnyOrder(
                        broken + ".key: io.countersign.schema.key.PrivateKey",
                        broken + ".many: tools.jackson.databind.JsonNode",
                        broken + ".structured: io.countersign.schema.bytes.Bytes",
                        broken + ".text: a text of io.countersign.schema.bytes",
                        broken + ".concatenated: a text that is put together");
    }

    private static Set<String> logged(Iterable<JavaClass> classes) {
        Bytecode code = new Bytecode(classes);
        Arguments arguments = new Arguments();
        Set<String> found = new TreeSet<>();
        for (Place place : code.all(MethodInsnNode.class)) {
            MethodInsnNode call = (MethodInsnNode) place.instruction();
            if (isLogging(call) && !place.owner().startsWith(SERVERS)) {
                arguments.of(place).forEach(argument -> {
                    String fault = fault(argument);
                    if (fault != null) {
                        found.add(place + ": " + fault);
                    }
                });
            }
        }
        return found;
    }

    private static boolean isLogging(MethodInsnNode call) {
        return call.owner.equals("org/slf4j/Logger") || call.owner.equals("org/slf4j/spi/LoggingEventBuilder");
    }

    /** What is wrong with an argument; null where nothing is. */
    private static String fault(Arguments.Argument argument) {
        Class<?> type = argument.type();
        if (!type.isPrimitive() && LOGGABLE.stream().noneMatch(loggable -> loggable.isAssignableFrom(type))) {
            return type.getName();
        }
        for (AbstractInsnNode origin : argument.origins()) {
            if (origin instanceof InvokeDynamicInsnNode) {
                return "a text that is put together";
            }
            if (origin instanceof MethodInsnNode made && isContent(made)) {
                String owner = Type.getObjectType(made.owner).getClassName();
                return "a text of " + owner.substring(0, owner.lastIndexOf('.'));
            }
        }
        return null;
    }

    private static boolean isContent(MethodInsnNode made) {
        String owner = Type.getObjectType(made.owner).getClassName();
        return Type.getReturnType(made.desc).getClassName().equals("java.lang.String")
                && !made.name.equals("topic")
                && !owner.equals(SignatureLibrary.class.getName())
                && !Throwable.class.isAssignableFrom(Arguments.load(made.owner))
                && CONTENT.stream().anyMatch(content -> owner.startsWith(content + "."));
    }
}
