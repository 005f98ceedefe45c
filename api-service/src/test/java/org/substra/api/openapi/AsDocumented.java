package org.substra.api.openapi;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Set;

/**
 * Every answer that any test of this module gets must be one that the document has: status, content type and body. What
 * tests send is often wrong on purpose and not looked at; what every address can answer is said once, in the document's
 * introduction.
 */
public final class AsDocumented implements Filter {

    private static final Set<Integer> EVERYWHERE = Set.of(301, 405, 406, 413, 415, 429);

    private static final OpenApiInteractionValidator DOCUMENT = OpenApiInteractionValidator.createFor(
                    "/META-INF/openapi.yaml")
            .withLevelResolver(LevelResolver.create()
                    .withLevel("validation.request", ValidationReport.Level.IGNORE)
                    .build())
            .build();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        Response answer = context.next(request, response);
        URI address = URI.create(request.getURI());
        String path = address.getPath();
        boolean unknownFormat =
                answer.statusCode() == 404 && String.valueOf(address.getQuery()).contains("format=");
        boolean noChannel = answer.statusCode() == 400 && answer.asString().contains("channel");
        boolean said = EVERYWHERE.contains(answer.statusCode())
                || unknownFormat
                || noChannel
                || request.getMethod().equals("HEAD");
        if (!said && !path.startsWith("/q/")) {
            ValidationReport report = DOCUMENT.validateResponse(
                    path, Request.Method.valueOf(request.getMethod()), RestAssuredResponse.of(answer));
            if (report.hasErrors()) {
                throw new AssertionError(request.getMethod() + " " + path + " answers " + answer.statusCode()
                        + ", which is not documented so: "
                        + report.getMessages().getFirst());
            }
        }
        return answer;
    }
}
