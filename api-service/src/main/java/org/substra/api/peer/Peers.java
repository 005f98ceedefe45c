package org.substra.api.peer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.substra.api.ThisNode;
import org.substra.api.identity.OutgoingNode;
import org.substra.api.identity.OutgoingNodes;
import org.substra.api.store.Draft;
import org.substra.contract.Limits;

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
                        .orElseGet(() -> said(new PeerAnswer.Unknown(
                                "Unauthorized to call remote node with node_id: " + file.owner()))));
    }

    private Uni<PeerAnswer> fetch(PeerFile file, OutgoingNode node, Draft draft) {
        Optional<String> path = Origins.path(node.origin(), file.address());
        if (path.isEmpty()) {
            return said(new PeerAnswer.Elsewhere("the ledger says " + Limits.shown(file.address())
                    + ", which is no place at the origin entered for node " + file.owner()));
        }
        var request = new PeerRequest(node, path.get(), file.channel(), self.organisation());
        Instant end = Instant.now().plus(config.longestFetch());
        return attempt(request, draft, config.fruitlessAttempts(), end);
    }

    private Uni<PeerAnswer> attempt(PeerRequest request, Draft draft, int left, Instant end) {
        long before = draft.size();
        return client.get(request, draft).chain(answer -> switch (answer) {
            case PeerAnswer.Unreachable cut -> {
                int more = draft.size() > before ? config.fruitlessAttempts() : left - 1;
                yield more > 0 && Instant.now().isBefore(end) ? later(request, draft, more, end) : said(cut);
            }
            case PeerAnswer other -> said(other);
        });
    }

    private Uni<PeerAnswer> later(PeerRequest request, Draft draft, int left, Instant end) {
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(config.pause())
                .chain(() -> attempt(request, draft, left, end));
    }

    private static Uni<PeerAnswer> said(PeerAnswer answer) {
        return Uni.createFrom().item(answer);
    }
}
