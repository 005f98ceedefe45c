package org.substra.api.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.substra.api.audit.AuditEvent;
import org.substra.api.error.InvalidFields;
import org.substra.api.form.FieldsReader;

/** Where browsers sign in, stay signed in, and sign out (spec 1.2). */
@Path("/user/")
@PermitAll
class SessionResource {

    private final Sessions sessions;
    private final JwtCookies cookies;
    private final Throttle throttle;
    private final FieldsReader reader;

    SessionResource(Sessions sessions, JwtCookies cookies, Throttle throttle, FieldsReader reader) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.throttle = throttle;
        this.reader = reader;
    }

    @POST
    @Path("login")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    public Uni<RestResponse<Claims>> login(HttpHeaders headers, String body, HttpServerRequest request) {
        return login(() -> Login.of(reader.read(headers.getMediaType(), body)), request);
    }

    @POST
    @Path("login")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<RestResponse<Claims>> login(
            @RestForm @Nullable String username, @RestForm @Nullable String password, HttpServerRequest request) {
        return login(() -> new Login(username, password), request);
    }

    @POST
    @Path("refresh")
    public Uni<RestResponse<Claims>> refresh(HttpServerRequest request) {
        String token = JwtCookies.read(request, JwtCookies.REFRESH)
                .orElseThrow(() -> InvalidFields.of("non_field_errors", "refresh cookie is not present"));
        return count(Sessions.REFRESH, request)
                .chain(event -> sessions.renew(token, event))
                .map(session -> answer(session, request));
    }

    @GET
    @Path("logout")
    public Uni<RestResponse<Map<String, String>>> logout(HttpServerRequest request) {
        return count(Sessions.LOGOUT, request)
                .chain(event -> JwtCookies.read(request, JwtCookies.REFRESH)
                        .map(token -> sessions.end(token, event))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(_ -> withCookies(Map.of(), cookies.gone(request)));
    }

    private Uni<RestResponse<Claims>> login(Supplier<Login> login, HttpServerRequest request) {
        var client = ClientAddress.of(request);
        return throttle.count(Throttle.Scope.LOGIN, client.counted(), Attempt.anonymous(Attempt.COOKIES, client))
                .chain(() -> sessions.begin(login.get().complete(), client))
                .map(session -> answer(session, request));
    }

    private Uni<AuditEvent> count(String what, HttpServerRequest request) {
        var client = ClientAddress.of(request);
        var event = new AuditEvent(what, Attempt.COOKIES, Optional.empty(), client.text());
        return throttle.count(Throttle.Scope.ANONYMOUS, client.counted(), event).replaceWith(event);
    }

    private RestResponse<Claims> answer(Sessions.Session session, HttpServerRequest request) {
        return withCookies(session.claims(), cookies.of(request, session.begun(), session.access(), session.refresh()));
    }

    private static <T> RestResponse<T> withCookies(T body, List<String> cookies) {
        ResponseBuilder<T> answer = ResponseBuilder.ok(body);
        cookies.forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
        return answer.build();
    }
}
