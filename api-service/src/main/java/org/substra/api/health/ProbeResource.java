package org.substra.api.health;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The probes under the names that deployments know (spec 1.3). */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
class ProbeResource {

    private static final String OK = "OK";

    private final SmallRyeHealthReporter health;

    ProbeResource(SmallRyeHealthReporter health) {
        this.health = health;
    }

    @GET
    @Path("liveness")
    public Uni<RestResponse<String>> liveness() {
        return health.getLivenessAsync().map(ProbeResource::answer);
    }

    @GET
    @Path("readiness")
    public Uni<RestResponse<String>> readiness() {
        return health.getReadinessAsync().map(ProbeResource::answer);
    }

    /** What is wrong is named; the details are at /q/health. */
    private static RestResponse<String> answer(SmallRyeHealth state) {
        if (!state.isDown()) {
            return RestResponse.ok(OK);
        }
        String down = state.getPayload().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("status").equals("DOWN"))
                .map(check -> check.getString("name"))
                .collect(Collectors.joining(", "));
        return RestResponse.status(Status.SERVICE_UNAVAILABLE, "not ready: " + down);
    }
}
