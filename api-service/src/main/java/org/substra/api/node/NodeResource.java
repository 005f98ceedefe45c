package org.substra.api.node;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.substra.api.ThisNode;
import org.substra.api.identity.CurrentCaller;
import org.substra.api.readmodel.Nodes;
import org.substra.contract.OrganisationId;

/** The nodes registered on the caller's channel (spec 1.6). */
@Path("/node/")
class NodeResource {

    record NodeView(
            OrganisationId id, @JsonProperty("is_current") boolean current) {}

    private final Nodes nodes;
    private final ThisNode node;
    private final CurrentCaller caller;

    NodeResource(Nodes nodes, ThisNode node, CurrentCaller caller) {
        this.nodes = nodes;
        this.node = node;
        this.caller = caller;
    }

    @GET
    public Uni<List<NodeView>> list() {
        OrganisationId current = node.organisation();
        return nodes.list(caller.channel())
                .map(ids -> ids.stream()
                        .map(id -> new NodeView(id, id.equals(current)))
                        .toList());
    }
}
