package org.substra.worker.failure;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/timeouts.md and docs/limits.md say of this service is so. */
class DocumentedTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void every_failure_is_listed_with_its_number_category_and_finality() throws Exception {
        List<String> listed = rows("timeouts.md")
                .filter(row -> row.getFirst().matches("00\\d\\d"))
                .map(row -> String.join(" ", row.get(0), row.get(1), row.get(3), row.get(4)))
                .toList();

        var failures = new ArrayList<String>();
        for (Class<?> type : TupleFailure.class.getPermittedSubclasses()) {
            failures.add(row(failure(type)));
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(failures);
    }

    @Test
    void properties_have_the_defaults_that_are_written() throws IOException {
        Map<String, String> defaults = defaults();
        List<Map.Entry<String, String>> written = Stream.of(
                        rows("timeouts.md")
                                .filter(row -> row.get(1).startsWith("`substra.worker."))
                                .map(row -> Map.entry(names(row.get(1)).getFirst(), row.get(2))),
                        rows("limits.md")
                                .filter(row -> row.get(1).matches("`(container|output|disk|image)\\..*"))
                                .flatMap(row -> pairs(names(row.get(1)), row.get(2))))
                .flatMap(pairs -> pairs)
                .toList();

        assertThat(written).hasSizeGreaterThan(25);
        assertThat(written).allSatisfy(pair -> {
            assertThat(defaults).as("properties").containsKey(pair.getKey());
            if (!defaults.get(pair.getKey()).isEmpty()) {
                assertThat(pair.getValue()).as(pair.getKey()).isEqualTo(defaults.get(pair.getKey()));
            }
        });
    }

    @Test
    void every_wait_has_its_row() throws IOException {
        List<String> listed =
                rows("timeouts.md").flatMap(row -> names(row.get(1)).stream()).toList();

        assertThat(listed)
                .containsAll(defaults().entrySet().stream()
                        .filter(entry -> entry.getValue().matches("\\d+(s|m|h|d)"))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static Stream<Map.Entry<String, String>> pairs(List<String> names, String values) {
        List<String> each = names.size() == 1 ? List.of(values) : List.of(values.split(", "));
        return Stream.iterate(0, i -> i < names.size(), i -> i + 1)
                .map(i ->
                        Map.entry("substra.worker." + names.get(i), each.get(i).replace(" ", "")));
    }

    /** The defaults of all properties of this service; empty where there is none. */
    private static Map<String, String> defaults() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("org.substra.worker").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .flatMap(type -> type.getMethods().stream()
                                .map(method -> Map.entry(property(type, method), value(method))))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String property(JavaClass type, JavaMethod method) {
        String name = method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return type.getAnnotationOfType(ConfigMapping.class).prefix() + "." + name;
    }

    private static String value(JavaMethod method) {
        return method.tryGetAnnotationOfType(WithDefault.class)
                .map(WithDefault::value)
                .orElse("");
    }

    private static TupleFailure failure(Class<?> type) throws ReflectiveOperationException {
        var constructor = Arrays.stream(type.getConstructors())
                .min(java.util.Comparator.comparingInt(java.lang.reflect.Constructor::getParameterCount))
                .orElseThrow();
        Object[] arguments = new Object[constructor.getParameterCount()];
        arguments[0] = "why";
        return (TupleFailure) constructor.newInstance(arguments);
    }

    private static String row(TupleFailure failure) {
        return "%04d `%s` %s %s"
                .formatted(
                        failure.number(),
                        failure.getClass().getSimpleName(),
                        failure.category().word(),
                        failure.isFinal() ? "yes" : "no");
    }

    private static List<String> names(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** The cells of all rows of all tables. */
    private static Stream<List<String>> rows(String page) throws IOException {
        return Files.readAllLines(DOCS.resolve(page)).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .filter(row -> row.size() > 1);
    }
}
