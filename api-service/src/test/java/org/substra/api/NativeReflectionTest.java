package org.substra.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.substra.contract.JsonTypes;

/**
 * A native executable makes, reads and writes only what is registered; these tests name what is not. What a resource's method
 * returns is registered by the framework.
 */
class NativeReflectionTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.substra.api");

    @Test
    void registers_every_type_that_travels_as_json() throws IOException {
        assertThat(JsonTypes.of("org.substra.api"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type).hasAnnotation(RegisterForReflection.class));
    }

    /** They go out as bodies of type Object, so the framework does not see them. */
    @Test
    void registers_the_bodies_of_failures() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.substra.api.error")
                .and()
                .areRecords()
                .should()
                .beAnnotatedWith(RegisterForReflection.class)
                .check(CLASSES);
    }
}
