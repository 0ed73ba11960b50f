package io.countersign.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.countersign.cli.key.VerifyCommand;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.intake.Accepted;
import io.countersign.consumer.intake.Decoder;
import io.countersign.consumer.intake.Forger;
import io.countersign.consumer.intake.Verified;
import io.countersign.consumer.intake.Verifier;
import io.countersign.consumer.ledger.Evidence;
import io.countersign.consumer.store.PersonErasure;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.RequestEnvelope;
import io.countersign.schema.key.VerifyingKey;
import org.junit.jupiter.api.Test;

/** Nothing but verification makes anything trusted, and nothing else looks at what is not. */
class VerificationTest {
    private static final ArchRule ONLY_THE_VERIFIER_TRUSTS = onlyMade(Verified.class, Verifier.class);

    /** The last one is the operator's own, of one person, without a message. */
    private static final ArchRule ONLY_THE_DECODER_ASKS = onlyMade(Request.class, Decoder.class, PersonErasure.class);

    private static final ArchRule ONLY_THE_DECODER_ACCEPTS = onlyMade(Accepted.class, Decoder.class);

    private static final ArchRule ONLY_THE_READER_BELIEVES_ACKS = onlyMade(Ack.class, AckReader.class);

    /** The verifier compares it with what was verified, to tell in which form that stands in the record. */
    private static final ArchRule NOBODY_READS_WHAT_IS_NOT_VERIFIED =
            onlyCalled(RequestEnvelope.class, "payload", RequestEnvelope.class, PayloadVerifier.class, Verifier.class);

    private static final ArchRule PAYLOADS_ARE_VERIFIED_BY_TWO = noClasses()
            .that()
            .doNotBelongToAnyOf(Verifier.class)
            .and()
            .doNotHaveFullyQualifiedName("io.countersign.gateway.arkipel.SignedCalls")
            .should()
            .callMethodWhere(called(PayloadVerifier.class, "verify"));

    /** Whoever measures how long it takes believes nothing for it. */
    private static final ArchRule SIGNATURES_ARE_VERIFIED_BY_FEW = noClasses()
            .that()
            .doNotBelongToAnyOf(PayloadVerifier.class, AckReader.class, Evidence.class, VerifyCommand.class)
            .and()
            .doNotHaveFullyQualifiedName("io.countersign.local.bench.floors.ProcessorFloors")
            .and()
            .resideOutsideOfPackage("io.countersign.local.bench.pieces..")
            .should()
            .callMethodWhere(called(VerifyingKey.class, "verify"));

    private static ArchRule onlyMade(Class<?> made, Class<?>... by) {
        return noClasses().that().doNotBelongToAnyOf(by).should().callConstructorWhere(target(owner(type(made))));
    }

    private static ArchRule onlyCalled(Class<?> called, String method, Class<?>... by) {
        return noClasses().that().doNotBelongToAnyOf(by).should().callMethodWhere(called(called, method));
    }

    private static DescribedPredicate<JavaCall<?>> called(Class<?> called, String method) {
        return target(owner(type(called))).and(target(name(method)));
    }

    @Test
    void trustIsMadeByVerificationAlone() {
        ONLY_THE_VERIFIER_TRUSTS.check(Production.CLASSES);
        ONLY_THE_DECODER_ACCEPTS.check(Production.CLASSES);
        ONLY_THE_DECODER_ASKS.check(Production.CLASSES);
        ONLY_THE_READER_BELIEVES_ACKS.check(Production.CLASSES);
        PAYLOADS_ARE_VERIFIED_BY_TWO.check(Production.CLASSES);
        SIGNATURES_ARE_VERIFIED_BY_FEW.check(Production.CLASSES);
    }

    @Test
    void whatIsNotVerifiedIsNotRead() {
        NOBODY_READS_WHAT_IS_NOT_VERIFIED.check(Production.CLASSES);
    }

    @Test
    void outsideOfItsPackageVerifiedCannotBeMadeAtAll() {
        assertThat(Production.CLASSES.get(Verified.class).getConstructors())
                .allSatisfy(constructor -> assertThat(constructor.getModifiers())
                        .doesNotContain(JavaModifier.PUBLIC, JavaModifier.PROTECTED));
    }

    @Test
    void theRulesFindWhatTheyAreFor() {
        finds(ONLY_THE_VERIFIER_TRUSTS);
        finds(ONLY_THE_DECODER_ACCEPTS);
        finds(ONLY_THE_DECODER_ASKS);
        finds(ONLY_THE_READER_BELIEVES_ACKS);
        finds(PAYLOADS_ARE_VERIFIED_BY_TWO);
        finds(SIGNATURES_ARE_VERIFIED_BY_FEW);
        finds(NOBODY_READS_WHAT_IS_NOT_VERIFIED);
    }

    private static void finds(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(Forger.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Forger");
    }
}
