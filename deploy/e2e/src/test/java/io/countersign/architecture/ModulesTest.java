package io.countersign.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.countersign.consumer.StoryWithSql;
import io.countersign.gateway.flameup.KnowsAnotherDialect;
import io.countersign.gateway.infoodle.Infoodle;
import io.countersign.schema.KnowsKafka;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ModulesTest {
    private static final String[] DATABASE = {"java.sql..", "org.jdbi..", "org.postgresql..", "com.zaxxer.."};

    private static final ArchRule SCHEMA_IS_THE_GROUND = noClasses()
            .that()
            .resideInAPackage("io.countersign.schema..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.countersign.producer..",
                    "io.countersign.consumer..",
                    "io.countersign.gateway..",
                    "io.countersign.cli..",
                    "org.apache.kafka..",
                    "io.javalin..",
                    "java.sql..",
                    "org.jdbi..");

    private static final ArchRule PRODUCER_HAS_NO_DATABASE = noClasses()
            .that()
            .resideInAnyPackage("io.countersign.producer..", "io.countersign.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATABASE)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("io.countersign.consumer..", "io.countersign.cli..", "io.countersign.local..");

    private static final ArchRule CONSUMER_KNOWS_NO_DIALECT = noClasses()
            .that()
            .resideInAPackage("io.countersign.consumer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.countersign.producer..", "io.countersign.gateway..", "io.countersign.cli..");

    private static final ArchRule NOTHING_SHIPPED_KNOWS_THE_TEST_SERVERS = noClasses()
            .that()
            .resideOutsideOfPackages("io.countersign.local..", "io.countersign.chaos..", "io.countersign.servers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.countersign.local..", "io.countersign.chaos..", "io.countersign.servers..");

    private static final ArchRule DIALECTS_DO_NOT_SEE_EACH_OTHER = slices().matching(
                    "io.countersign.gateway.(arkipel|flameup|infoodle|missionhub)..")
            .should()
            .notDependOnEachOther();

    private static final ArchRule THE_STORY_IS_ONLY_THE_STORY = noClasses()
            .that()
            .haveNameMatching("io\\.countersign\\.consumer\\.(Story|UpsertProcessor|Pipeline|Stages).*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "org.jdbi..",
                    "tools.jackson..",
                    "io.micrometer..",
                    "org.bouncycastle..",
                    "io.countersign.schema..",
                    "io.countersign.consumer.domain..",
                    "io.countersign.consumer.store..");

    @Test
    void dependenciesPointOneWay() {
        assertThat(Production.CLASSES).hasSizeGreaterThan(700);
        SCHEMA_IS_THE_GROUND.check(Production.CLASSES);
        PRODUCER_HAS_NO_DATABASE.check(Production.CLASSES);
        CONSUMER_KNOWS_NO_DIALECT.check(Production.CLASSES);
        NOTHING_SHIPPED_KNOWS_THE_TEST_SERVERS.check(Production.CLASSES);
    }

    @Test
    void dialectsDoNotSeeEachOther() {
        DIALECTS_DO_NOT_SEE_EACH_OTHER.check(Production.CLASSES);
    }

    @Test
    void theStoryHasNoSqlNoJsonAndNoMessageType() {
        THE_STORY_IS_ONLY_THE_STORY.check(Production.CLASSES);
    }

    @Test
    void theRulesFindWhatTheyAreFor() {
        finds(SCHEMA_IS_THE_GROUND, KnowsKafka.class);
        finds(DIALECTS_DO_NOT_SEE_EACH_OTHER, KnowsAnotherDialect.class, Infoodle.class);
        finds(THE_STORY_IS_ONLY_THE_STORY, StoryWithSql.class);
    }

    private static void finds(ArchRule rule, Class<?>... imported) {
        JavaClasses broken = new ClassFileImporter().importClasses(imported);
        assertThatThrownBy(() -> rule.check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(imported[0].getSimpleName());
    }
}
