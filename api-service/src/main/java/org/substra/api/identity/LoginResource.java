package org.substra.api.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidFields;
import org.substra.api.form.FieldsReader;

/** Where people get their token (spec 1.2). */
@Path("/api-token-auth/")
@PermitAll
class LoginResource {

    private final SignIns signIns;
    private final Tokens tokens;
    private final Throttle throttle;
    private final FieldsReader reader;

    LoginResource(SignIns signIns, Tokens tokens, Throttle throttle, FieldsReader reader) {
        this.signIns = signIns;
        this.tokens = tokens;
        this.throttle = throttle;
        this.reader = reader;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    public Uni<Map<String, String>> login(HttpHeaders headers, String body, HttpServerRequest request) {
        return login(() -> Login.of(reader.read(headers.getMediaType(), body)), request);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<Map<String, String>> login(
            @RestForm @Nullable String username, @RestForm @Nullable String password, HttpServerRequest request) {
        return login(() -> new Login(username, password), request);
    }

    private Uni<Map<String, String>> login(Supplier<Login> login, HttpServerRequest request) {
        var client = ClientAddress.of(request);
        return throttle.count(Throttle.Scope.LOGIN, client.counted(), Attempt.anonymous(Attempt.TOKEN, client))
                .map(_ -> login.get().complete())
                .chain(given -> issue(given, client))
                .map(issued -> issued.orElseThrow(LoginResource::refused))
                .map(issued -> Map.of("token", issued.token(), "expires_at", seconds(issued.left())));
    }

    private Uni<Optional<Tokens.Issued>> issue(Login.Complete given, ClientAddress client) {
        return signIns.check(Attempt.of(given.username(), client, Attempt.TOKEN), given.password())
                .chain(user -> user.isPresent()
                        ? tokens.issue(user.get(), given.password())
                        : Uni.createFrom().item(Optional.empty()));
    }

    private static InvalidFields refused() {
        return InvalidFields.of("non_field_errors", "Unable to log in with provided credentials.");
    }

    private static String seconds(Duration left) {
        return "%d.%02d".formatted(left.toSeconds(), left.toMillisPart() / 10);
    }
}
