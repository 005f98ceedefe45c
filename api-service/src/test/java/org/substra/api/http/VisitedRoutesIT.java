package org.substra.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.substra.api.testing.RouteRecorder;

/** Runs after all other tests, and reads what they have noted. */
class VisitedRoutesIT {

    private static final Set<String> NO_ANSWER_OF_A_ROUTE = Set.of("301", "404", "405");
    private static final Pattern NOTE =
            Pattern.compile("\\{\"method\":\"(\\w+)\",\"path\":\"(.*)\",\"status\":(\\d+),\"by\":\"api\"}");

    private record Visit(String method, String path, String status) {}

    private record Route(String method, String path) {

        boolean isVisitedBy(Visit visit) {
            String pattern = Arrays.stream(path.split("\\{\\w+}", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("[^/]+"));
            return method.equals(visit.method())
                    && (visit.path() + "/").matches(pattern + "/?")
                    && !NO_ANSWER_OF_A_ROUTE.contains(visit.status());
        }
    }

    @Test
    void every_route_is_visited_by_a_test() throws IOException {
        assumeTrue(System.getProperty("test") == null, "only some tests were asked for");
        List<Visit> visits = visits();

        List<Route> routes = routes();

        assertThat(routes).hasSizeGreaterThan(30);
        assertThat(routes)
                .filteredOn(route -> visits.stream().noneMatch(route::isVisitedBy))
                .isEmpty();
    }

    private static List<Visit> visits() throws IOException {
        try (Stream<String> lines = Files.lines(RouteRecorder.FILE)) {
            return lines.map(NOTE::matcher)
                    .filter(Matcher::matches)
                    .map(note -> new Visit(note.group(1), note.group(2), note.group(3)))
                    .toList();
        }
    }

    /** What the resources of this service declare. */
    private static List<Route> routes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.substra.api").stream()
                        .map(JavaClass::reflect)
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> routes(type, method)))
                        .distinct()
                        .toList();
    }

    private static Stream<Route> routes(Class<?> type, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(verb -> new Route(
                        verb.value(), path(type.getAnnotation(Path.class), method.getAnnotation(Path.class))));
    }

    private static String path(Path type, @Nullable Path method) {
        return Stream.of(type.value(), method == null ? "" : method.value())
                .flatMap(path -> Arrays.stream(path.split("/")))
                .filter(word -> !word.isEmpty())
                .map(word -> word + "/")
                .collect(Collectors.joining("", "/", ""));
    }
}
