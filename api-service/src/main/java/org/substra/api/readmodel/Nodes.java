package org.substra.api.readmodel;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.substra.contract.OrganisationId;

/** The nodes registered on a channel. */
@ApplicationScoped
public class Nodes implements PanacheRepositoryBase<NodeEntity, NodeEntity> {

    /** All of them, in order. */
    @WithSession
    public Uni<List<OrganisationId>> list(String channel) {
        return list("channel = ?1 order by id", channel)
                .map(nodes ->
                        nodes.stream().map(node -> new OrganisationId(node.id)).toList());
    }
}
