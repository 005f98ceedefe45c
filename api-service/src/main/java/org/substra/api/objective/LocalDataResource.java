package org.substra.api.objective;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestPath;
import org.substra.api.ThisNode;
import org.substra.api.asset.Origin;
import org.substra.api.asset.Part;
import org.substra.api.asset.Wire;
import org.substra.api.error.NotFound;
import org.substra.api.error.NotStored;
import org.substra.api.held.HeldFiles;
import org.substra.api.identity.CurrentCaller;
import org.substra.contract.Key;
import org.substra.contract.record.Objective;

/** What this node itself stores of an objective (spec 1.7); 404 for those of others, and for what is no key. */
@Path(Wire.OBJECTIVE + "/{key}/data")
class LocalDataResource {

    private final Objectives objectives;
    private final HeldFiles held;
    private final ThisNode node;
    private final CurrentCaller caller;

    LocalDataResource(Objectives objectives, HeldFiles held, ThisNode node, CurrentCaller caller) {
        this.objectives = objectives;
        this.held = held;
        this.node = node;
        this.caller = caller;
    }

    @GET
    public Uni<LocalDataView> get(@RestPath String key, UriInfo request) {
        if (!Key.isKey(key)) {
            throw new NotStored();
        }
        String channel = caller.channel();
        Origin origin = Origin.of(request);
        return objectives
                .get(channel, new Key(key))
                .onFailure(NotFound.class)
                .transform(_ -> new NotStored())
                .chain(objective -> view(channel, objective, origin));
    }

    private Uni<LocalDataView> view(String channel, Objective objective, Origin origin) {
        if (!objective.owner().equals(node.organisation())) {
            return Uni.createFrom().failure(new NotStored());
        }
        return held.since(
                        channel,
                        objective.key(),
                        Part.DESCRIPTION,
                        objective.description().hash())
                .onItem()
                .ifNull()
                .failWith(NotStored::new)
                .map(since -> LocalDataView.of(objective.key(), since, origin));
    }
}
