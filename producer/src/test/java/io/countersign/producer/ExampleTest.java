package io.countersign.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example that stands in the Javadoc and in the README. */
@Tag("servers")
class ExampleTest {
    private static final Path CLIENT = Path.of("src/main/java/io/countersign/producer/UpsertClient.java");

    @Test
    void itCompilesAndRuns(@TempDir Path directory) throws Exception {
        try (Topics topics = new Topics(1);
                EchoingCommunity community = new EchoingCommunity(topics)) {
            compile(program(topics), directory);
            assertThat(run(directory)).isEqualTo("CREATED as 17\n");
            assertThat(topics.requests()).hasSize(1);
            assertThat(community).isNotNull();
        }
    }

    @Test
    void theReadmeShowsTheSame() throws Exception {
        assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + example() + "\n```");
    }

    private static String example() throws Exception {
        String source = Files.readString(CLIENT);
        int start = source.indexOf("<pre>{@code\n") + "<pre>{@code\n".length();
        return source.substring(start, source.indexOf(" * }</pre>", start))
                .lines()
                .map(line -> line.substring(" * ".length()))
                .collect(Collectors.joining("\n"));
    }

    private static String program(Topics topics) throws Exception {
        String body = example()
                .replace("localhost:9092", String.valueOf(topics.kafka.get("bootstrap.servers")))
                .replace(
                        ".build()",
                        ".requestTopic(\"" + topics.requests + "\").acksTopic(\"" + topics.acks + "\").build()");
        return """
                import io.countersign.producer.*;
                import io.countersign.producer.message.*;
                import io.countersign.schema.ack.*;
                import io.countersign.schema.key.*;
                import java.util.*;

                public class Example {
                    public static void run() {
                        PrivateKey privateKey = PrivateKey.fromHex("%s");
                        PublicKey communityPublicKey = PublicKey.parse("%s");
                        %s
                    }
                }
                """.formatted(Topics.SENDER.hex(), Community.KEY.publicKey().encoded(), body);
    }

    private static void compile(String program, Path directory) throws Exception {
        Path source = Files.writeString(directory.resolve("Example.java"), program);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, complaints, complaints, "-cp", classPath, "-proc:none", source.toString());
        assertThat(code).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static String run(Path directory) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        URL[] urls = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, ExampleTest.class.getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("run").invoke(null);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
