package org.substra.api.objective;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.substra.api.asset.PathKey;
import org.substra.api.asset.Wire;
import org.substra.api.error.InvalidRequest;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.readmodel.Leaderboards;
import org.substra.contract.Limits;

/** Which models do best (spec 1.7). */
@Path(Wire.OBJECTIVE + "/{key}/leaderboard")
class LeaderboardResource {

    private static final String BEST_FIRST = "desc";
    private static final String WORST_FIRST = "asc";

    private final Objectives objectives;
    private final Leaderboards leaderboards;
    private final CurrentCaller caller;

    LeaderboardResource(Objectives objectives, Leaderboards leaderboards, CurrentCaller caller) {
        this.objectives = objectives;
        this.leaderboards = leaderboards;
        this.caller = caller;
    }

    @GET
    public Uni<LeaderboardView> get(@RestPath String key, @RestQuery @DefaultValue(BEST_FIRST) String sort) {
        String channel = caller.channel();
        boolean bestFirst = isBestFirst(sort);
        return objectives
                .get(channel, PathKey.of(key))
                .chain(objective -> leaderboards
                        .of(channel, objective.key(), bestFirst)
                        .map(tests -> LeaderboardView.of(objective, tests)));
    }

    private static boolean isBestFirst(String sort) {
        return switch (sort) {
            case BEST_FIRST -> true;
            case WORST_FIRST -> false;
            default ->
                throw new InvalidRequest("Invalid sort value (must be either 'desc' or 'asc'): " + Limits.shown(sort));
        };
    }
}
