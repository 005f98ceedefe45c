package org.substra.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "org.substra.contract",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeTestJars.class})
class ContractArchitectureTest {

    @ArchTest
    static final ArchRule contract_knows_nobody = noClasses()
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("org.substra.contract..", "java..", "com.fasterxml.jackson..", "org.jspecify..");

    @ArchTest
    static final ArchRule rules_see_no_clock_and_no_chance = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.Clock|java\\.util\\.Random|java\\.security\\.SecureRandom"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom");

    @ArchTest
    static final ArchRule contract_does_no_input_or_output = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "java.nio.channels..", "java.nio.file..", "java.sql..");

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("org.substra.contract.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Helper|Util|Utils|Dto|DTO)(\\$.*)?");
}

class DoNotIncludeTestJars implements ImportOption {

    @Override
    public boolean includes(Location location) {
        return !location.contains("-tests.jar");
    }
}
