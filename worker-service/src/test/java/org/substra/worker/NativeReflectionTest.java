package org.substra.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.substra.contract.JsonTypes;

/** A native executable reads and writes as JSON only what is registered; these tests name what is not. */
class NativeReflectionTest {

    private static final String METADATA =
            "/META-INF/native-image/org.substra/substra-worker-service/reachability-metadata.json";

    @Test
    void registers_every_type_that_travels_as_json() throws IOException {
        assertThat(JsonTypes.of("org.substra.worker"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type).hasAnnotation(RegisterForReflection.class));
    }

    @Test
    void names_every_type_of_the_container_engine_that_travels_as_json() throws IOException {
        List<String> used = new ClassFileImporter()
                        .importPackages(
                                "com.github.dockerjava.api.model",
                                "com.github.dockerjava.api.command",
                                "com.github.dockerjava.core.command")
                        .stream()
                        .filter(type -> !type.isAnonymousClass() && !type.isAnnotation())
                        .map(JavaClass::getName)
                        .filter(name -> !name.endsWith("package-info"))
                        .toList();

        assertThat(named()).containsAll(used);
    }

    private static List<String> named() throws IOException {
        try (InputStream metadata = Objects.requireNonNull(NativeReflectionTest.class.getResourceAsStream(METADATA))) {
            return new ObjectMapper().readTree(metadata).findValuesAsText("type");
        }
    }
}
