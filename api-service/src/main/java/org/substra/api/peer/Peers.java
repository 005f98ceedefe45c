package org.substra.api.peer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.substra.api.ThisNode;
import org.substra.api.identity.OutgoingNode;
import org.substra.api.identity.OutgoingNodes;
import org.substra.api.store.Draft;

/**
 * The other nodes. A file is fetched from the origin that the operator entered for its owner, with
 * that entry's secret, which goes nowhere else: an address of another origin is an error.
 */
@ApplicationScoped
public class Peers {

    private final OutgoingNodes nodes;
    private final PeerClient client;
    private final PeerConfig config;
    private final ThisNode self;

    Peers(OutgoingNodes nodes, PeerClient client, PeerConfig config, ThisNode self) {
        this.nodes = nodes;
        this.client = client;
        this.config = config;
        this.self = self;
    }

    /**
     * Fetches a file into an empty draft; what was cut is gone on with.
     *
     * <p>Fails with {@link org.substra.api.store.StoreRefusal} or {@link
     * org.substra.api.error.StoreFull} when the store does not take the bytes.
     */
    public Uni<PeerAnswer> fetch(PeerFile file, Draft draft) {
        return nodes.find(file.owner())
                .map(Optional::ofNullable)
                .chain(node -> node.map(entry -> fetch(file, entry, draft))
                        .orElseGet(() -> unknown("Unauthorized to call remote node with node_id: " + file.owner())));
    }

    private Uni<PeerAnswer> fetch(PeerFile file, OutgoingNode node, Draft draft) {
        Optional<URI> target = Origins.within(node.origin(), file.address());
        if (target.isEmpty()) {
            return unknown("the ledger says " + file.address() + ", which is not at the origin entered for node "
                    + file.owner());
        }
        var request = new PeerRequest(target.get(), file.channel(), self.organisation(), node);
        return attempt(request, draft, config.fruitlessAttempts());
    }

    private Uni<PeerAnswer> attempt(PeerRequest request, Draft draft, int left) {
        long before = draft.size();
        return client.get(request, draft).chain(answer -> switch (answer) {
            case PeerAnswer.Unreachable cut
            when draft.size() > before -> later(request, draft, config.fruitlessAttempts());
            case PeerAnswer.Unreachable silent when left > 1 -> later(request, draft, left - 1);
            case PeerAnswer.Unreachable unreachable -> Uni.createFrom().item(unreachable);
            case PeerAnswer.Whole whole -> Uni.createFrom().item(whole);
            case PeerAnswer.Refused refused -> Uni.createFrom().item(refused);
            case PeerAnswer.Unknown unknown -> Uni.createFrom().item(unknown);
        });
    }

    private Uni<PeerAnswer> later(PeerRequest request, Draft draft, int left) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(config.pause())
                .chain(() -> attempt(request, draft, left));
    }

    private static Uni<PeerAnswer> unknown(String text) {
        return Uni.createFrom().item(new PeerAnswer.Unknown(text));
    }
}
