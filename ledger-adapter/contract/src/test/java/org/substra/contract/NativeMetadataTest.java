package org.substra.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A native executable reads and writes as JSON only what the metadata names; this test names what is missing. */
class NativeMetadataTest {

    private static final String METADATA =
            "/META-INF/native-image/org.substra/substra-contract/reachability-metadata.json";

    @Test
    void names_every_type_that_travels_as_json() throws IOException {
        var expected = new TreeSet<String>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.substra.contract")) {
            boolean sealed = type.isInterface() && type.reflect().isSealed();
            if (type.getModifiers().contains(JavaModifier.PRIVATE)) {
                continue;
            }
            if (type.isRecord() || type.isEnum() || sealed) {
                expected.add(type.getName());
            }
        }

        assertThat(named()).containsExactlyElementsOf(expected);
    }

    private static TreeSet<String> named() throws IOException {
        try (InputStream metadata = Objects.requireNonNull(NativeMetadataTest.class.getResourceAsStream(METADATA))) {
            JsonNode types = new ObjectMapper().readTree(metadata).get("reflection");
            var named = new TreeSet<String>();
            StreamSupport.stream(types.spliterator(), false)
                    .forEach(type -> named.add(type.get("type").asText()));
            return named;
        }
    }
}
