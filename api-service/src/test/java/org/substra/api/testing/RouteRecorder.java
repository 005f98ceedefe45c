package org.substra.api.testing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notes which route gave which answer; {@code deploy/local/test.d/routes.py} and {@link org.substra.api.http.VisitedRoutesIT} read it. */
public final class RouteRecorder implements Filter {

    public static final Path FILE = Path.of("target/routes.jsonl");

    private static final String BEGUN = "substra.routes.begun";

    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    private RouteRecorder() {}

    /** One for each start of the service; the first of a run begins the file. */
    static RouteRecorder open() throws IOException {
        if (System.setProperty(BEGUN, "yes") == null) {
            Files.deleteIfExists(FILE);
        }
        return new RouteRecorder();
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        Response answer = context.next(request, response);
        note(request.getMethod(), URI.create(request.getURI()).getPath(), answer.statusCode());
        return answer;
    }

    private void note(String method, String path, int status) {
        String keyless = path.replaceAll("\\p{XDigit}{64}", "{key}");
        String line =
                "{\"method\":\"%s\",\"path\":\"%s\",\"status\":%d,\"by\":\"api\"}%n".formatted(method, keyless, status);
        if (noted.add(line)) {
            append(line);
        }
    }

    private static synchronized void append(String line) {
        try {
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
