package org.substra.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Pattern MADE_BY_A_QUERY = Pattern.compile("select new ([\\w.$]+)\\(");

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

    @Test
    void registers_what_queries_make() {
        assertThat(CLASSES.stream()
                        .flatMap(type ->
                                madeByQueries(type.getSource().orElseThrow().getUri())))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(CLASSES.get(type).isAnnotatedWith(RegisterForReflection.class))
                        .as(type)
                        .isTrue());
    }

    /** The names in the query texts of a class: constants are there as they are in the source. */
    private static Stream<String> madeByQueries(URI type) {
        try (InputStream bytes = type.toURL().openStream()) {
            return MADE_BY_A_QUERY
                    .matcher(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .results()
                    .map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
