package org.substra.ledger;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import picocli.CommandLine.Command;

@AnalyzeClasses(packages = "org.substra.ledger", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("org.substra.ledger.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule doors_are_not_public = classes()
            .that()
            .containAnyMethodsThat(annotatedWith(Incoming.class))
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule services_do_not_know_each_other = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.substra.api..", "org.substra.scheduler..", "org.substra.worker..");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Helper|Util|Utils|Dto|DTO)(\\$.*)?");

    @ArchTest
    static final ArchRule packages_say_what_is_in_them =
            noClasses().should().resideInAnyPackage("..service..", "..dto..", "..util..", "..impl..", "..common..");

    @ArchTest
    static final ArchRule virtual_threads_run_blocking_code =
            methods().that().areAnnotatedWith(RunOnVirtualThread.class).should().notHaveRawReturnType(Uni.class);

    @ArchTest
    static final ArchRule commands_are_known_to_a_native_executable =
            classes().that().areAnnotatedWith(Command.class).should().beAnnotatedWith(RegisterForReflection.class);
}
