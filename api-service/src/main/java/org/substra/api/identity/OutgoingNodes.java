package org.substra.api.identity;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.substra.contract.OrganisationId;

/** The nodes that this one calls, as its operator entered them. */
@ApplicationScoped
public class OutgoingNodes implements PanacheRepositoryBase<OutgoingNodeEntity, String> {

    /** The entry for an organisation; null when there is none, and then its files cannot be fetched. */
    @WithSession
    public Uni<@Nullable OutgoingNode> find(OrganisationId id) {
        return findById(id.value())
                .onItem()
                .ifNotNull()
                .transform(node -> new OutgoingNode(id, URI.create(node.url), node.secret));
    }

    /** Where each of them is called, by id. */
    @WithSession
    public Uni<SortedMap<OrganisationId, URI>> origins() {
        return listAll().map(nodes -> {
            var origins = new TreeMap<OrganisationId, URI>();
            nodes.forEach(node -> origins.put(new OrganisationId(node.nodeId), URI.create(node.url)));
            return origins;
        });
    }

    /** Calls the node no more; false when it was so before. */
    @WithTransaction
    public Uni<Boolean> remove(OrganisationId node) {
        return deleteById(node.value());
    }

    /** Calls the node in this way from now on; false when it was so before. */
    @WithTransaction
    public Uni<Boolean> put(OutgoingNode node) {
        String url = node.origin().toString();
        return findById(node.id().value()).chain(known -> {
            if (known != null && Hashes.same(known.secret, node.secret()) && known.url.equals(url)) {
                return Uni.createFrom().item(false);
            }
            var entry = known == null ? new OutgoingNodeEntity() : known;
            entry.nodeId = node.id().value();
            entry.secret = node.secret();
            entry.url = url;
            return persist(entry).replaceWith(true);
        });
    }
}
