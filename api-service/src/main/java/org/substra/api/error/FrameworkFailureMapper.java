package org.substra.api.error;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Puts what the framework refuses into the API's words (spec 1.1, 1.2). */
class FrameworkFailureMapper {

    static final String CHALLENGE = "JWT realm=\"api\"";
    private static final String MULTIPART = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final String BODY = "org.jboss.resteasy.reactive.server.vertx.VertxInputStream";
    private static final String OURS = "org.substra.";
    private static final int TOO_LARGE = 413;

    @ServerExceptionMapper
    public RestResponse<Object> toResponse(UnauthorizedException nobody) {
        return unauthorized(new Detail("Authentication credentials were not provided."));
    }

    @ServerExceptionMapper
    public RestResponse<Object> toResponse(AuthenticationFailedException wrong) {
        if (wrong.getCause() instanceof TokenRefused refused) {
            return unauthorized(refused.body());
        }
        String why = wrong.getMessage();
        return unauthorized(new Detail(why == null ? "Incorrect authentication credentials." : why));
    }

    @ServerExceptionMapper
    public RestResponse<Object> toResponse(ForbiddenException forbidden) {
        return detail(403, "You do not have permission to perform this action.");
    }

    @ServerExceptionMapper
    public RestResponse<Object> toResponse(JsonMappingException body) {
        return json(400, BodyFields.of(body));
    }

    @ServerExceptionMapper
    public RestResponse<Object> toResponse(ConstraintViolationException violations) {
        return json(400, BodyFields.of(violations));
    }

    @ServerExceptionMapper
    public RestResponse<Object> toResponse(WebApplicationException failure, HttpServerRequest request) {
        return switch (failure) {
            case NotFoundException _ -> detail(404, "Not found.");
            case NotAllowedException _ ->
                detail(405, "Method \"" + request.method().name() + "\" not allowed.");
            case NotAcceptableException _ -> detail(406, "Could not satisfy the request Accept header.");
            case NotSupportedException _ ->
                detail(
                        415,
                        "Unsupported media type \"" + request.getHeader(HttpHeaders.CONTENT_TYPE) + "\" in request.");
            case WebApplicationException other
            when other.getCause() instanceof JsonMappingException body -> toResponse(body);
            case WebApplicationException other
            when other.getResponse().getStatus() == TOO_LARGE ->
                detail(400, "The body, or a field of it, is too large.");
            case WebApplicationException other -> detail(other.getResponse().getStatus(), reason(other));
        };
    }

    /** A bug, unless the database is away: what happened is in the log, under the id that the client gets. */
    @ServerExceptionMapper
    public RestResponse<Object> toResponse(Throwable bug, HttpServerRequest request) {
        if (isWithin(bug, MULTIPART)) {
            return detail(400, "Multipart form parse error - " + bug.getMessage());
        }
        if (bug instanceof EOFException || isWithin(bug, BODY)) {
            return cut(request.response().headWritten());
        }
        if (DatabaseAway.isCauseOf(bug)) {
            Log.warnf("a request failed, because the database is away: %s", bug);
            return away();
        }
        String id = UUID.randomUUID().toString();
        Log.errorf(bug, "error %s: a request failed", id);
        return json(500, Message.of("Internal error. Its id in this node's log is " + id + "."));
    }

    /** Who has been refused while the body came has closed the connection since, and is not answered again. */
    private static RestResponse<Object> cut(boolean answered) {
        return answered ? RestResponse.status(400) : detail(400, "The body was cut.");
    }

    private static RestResponse<Object> away() {
        return ResponseBuilder.<Object>create(503)
                .entity(Message.of("This node's database does not answer now."))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.RETRY_AFTER, LedgerUnavailable.RETRY_AFTER_SECONDS)
                .build();
    }

    /** While a body is read, nothing but the request itself can be at fault: what it holds is on the disk already. */
    private static boolean isWithin(Throwable failure, String reader) {
        return Arrays.stream(failure.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().startsWith(OURS))
                .anyMatch(frame -> frame.getClassName().startsWith(reader));
    }

    private static RestResponse<Object> unauthorized(Object body) {
        return ResponseBuilder.<Object>create(401)
                .entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                .build();
    }

    private static String reason(WebApplicationException failure) {
        Throwable cause = failure.getCause();
        return cause == null
                ? String.valueOf(failure.getMessage())
                : "JSON parse error - " + BodyFields.firstLine(cause);
    }

    private static RestResponse<Object> detail(int status, String detail) {
        return json(status, new Detail(detail));
    }

    private static RestResponse<Object> json(int status, Object body) {
        return ResponseBuilder.<Object>create(status)
                .entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
