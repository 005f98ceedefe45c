package org.substra.api.identity;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.substra.contract.OrganisationId;

/** The nodes that may call this one. */
@ApplicationScoped
public class IncomingNodes implements PanacheRepositoryBase<IncomingNodeEntity, String> {

    private final Passwords passwords;
    private final VerifiedSecrets verified;

    IncomingNodes(Passwords passwords, VerifiedSecrets verified) {
        this.passwords = passwords;
        this.verified = verified;
    }

    /** Lets the node in with this secret from now on; false when it was so before. */
    public Uni<Boolean> put(OrganisationId node, String secret) {
        return signIn(node.value(), secret).chain(same -> {
            if (same.isPresent()) {
                return Uni.createFrom().item(false);
            }
            return passwords
                    .hash(secret)
                    .chain(hash -> store(node.value(), hash))
                    .replaceWith(true);
        });
    }

    /** The node of that id, when the secret is the one agreed with it. */
    Uni<Optional<KnownCaller>> signIn(String nodeId, String secret) {
        return withId(nodeId).chain(node -> {
            if (node == null) {
                return Uni.createFrom().item(Optional.empty());
            }
            return matches(secret, node.secret)
                    .map(right ->
                            right ? Optional.of(new KnownCaller.Node(new OrganisationId(nodeId))) : Optional.empty());
        });
    }

    @WithSession
    public Uni<@Nullable IncomingNodeEntity> withId(String nodeId) {
        return findById(nodeId);
    }

    @WithTransaction
    public Uni<Void> store(String nodeId, String hash) {
        return findById(nodeId).chain(known -> {
            var node = known == null ? new IncomingNodeEntity() : known;
            node.nodeId = nodeId;
            node.secret = hash;
            return persist(node).replaceWithVoid();
        });
    }

    private Uni<Boolean> matches(String secret, String hash) {
        if (verified.knows(hash, secret)) {
            return Uni.createFrom().item(true);
        }
        return passwords.matches(secret, hash).invoke(right -> {
            if (right) {
                verified.add(hash, secret);
            }
        });
    }
}
