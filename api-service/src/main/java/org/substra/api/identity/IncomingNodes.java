package org.substra.api.identity;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
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
        return secretOf(UserName.asked(node.value()))
                .chain(hash -> hash.isPresent()
                        ? verify(hash.get(), secret)
                        : Uni.createFrom().item(false))
                .chain(same -> same
                        ? Uni.createFrom().item(false)
                        : passwords
                                .hash(secret)
                                .chain(hash -> store(node.value(), hash))
                                .replaceWith(true));
    }

    /** The ids of all of them, in order. */
    @WithSession
    public Uni<List<OrganisationId>> all() {
        return listAll(Sort.by("nodeId"))
                .map(nodes -> nodes.stream()
                        .map(node -> new OrganisationId(node.nodeId))
                        .toList());
    }

    /** Lets the node in no more; false when it was so before. */
    @WithTransaction
    public Uni<Boolean> remove(OrganisationId node) {
        return deleteById(node.value());
    }

    /** The hash of what the node of that name has to show; empty when it is no node. */
    @WithSession
    public Uni<Optional<String>> secretOf(UserName name) {
        return findById(name.value()).map(node -> Optional.ofNullable(node).map(known -> known.secret));
    }

    boolean hasVerified(String hash, String secret) {
        return verified.knows(hash, secret);
    }

    /** Whether it is the secret of that hash. */
    Uni<Boolean> verify(String hash, String secret) {
        if (verified.knows(hash, secret)) {
            return Uni.createFrom().item(true);
        }
        return passwords.matches(secret, hash).invoke(right -> {
            if (right) {
                verified.add(hash, secret);
            }
        });
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
}
