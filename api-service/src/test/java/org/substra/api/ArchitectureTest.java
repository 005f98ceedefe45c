package org.substra.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "org.substra.api", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("org.substra.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule doors_are_not_public = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .or()
            .areAnnotatedWith(Entity.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule services_do_not_know_each_other = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.substra.ledger..", "org.substra.scheduler..", "org.substra.worker..");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Helper|Util|Utils|Dto|DTO)(\\$.*)?");

    @ArchTest
    static final ArchRule packages_say_what_is_in_them =
            noClasses().should().resideInAnyPackage("..service..", "..dto..", "..util..", "..impl..", "..common..");

    @ArchTest
    static final ArchRule one_kind_of_transaction =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.transaction.Transactional");

    @ArchTest
    static final ArchRule transactions_are_reactive = methods()
            .that()
            .areAnnotatedWith(WithTransaction.class)
            .or()
            .areAnnotatedWith(WithSession.class)
            .should()
            .haveRawReturnType(Uni.class);

    @ArchTest
    static final ArchRule the_event_loop_is_the_only_thread = noMethods()
            .should()
            .beAnnotatedWith(RunOnVirtualThread.class)
            .orShould()
            .beAnnotatedWith(Blocking.class);
}
