package org.substra.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.substra.contract.JsonTypes;

/** A native executable reads and writes as JSON only what is registered; these tests name what is not. */
class NativeReflectionTest {

    @Test
    void registers_every_type_that_travels_as_json() throws IOException {
        assertThat(JsonTypes.of("org.substra.scheduler"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type).hasAnnotation(RegisterForReflection.class));
    }
}
