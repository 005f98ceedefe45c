package org.substra.api.identity;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens as they are stored. */
@ApplicationScoped
class TokenRows implements PanacheRepositoryBase<TokenEntity, String> {

    /** The newest one that can be made again and was made after that moment. */
    @WithSession
    public Uni<Optional<TokenEntity>> reusable(String user, Instant after) {
        return find("userName = ?1 and salt is not null and created > ?2 order by created desc", user, after)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** Stores a token; as the user's only one, if so wished. */
    @WithTransaction
    public Uni<Void> store(String user, String hash, byte @Nullable [] salt, Instant created, boolean only) {
        var token = new TokenEntity();
        token.hash = hash;
        token.userName = user;
        token.salt = salt;
        token.created = created;
        Uni<Long> others = only ? delete("userName", user) : delete("hash", hash);
        return others.chain(() -> persist(token)).replaceWithVoid();
    }

    @WithTransaction
    public Uni<Boolean> remove(String hash) {
        return deleteById(hash);
    }

    @WithTransaction
    public Uni<Long> removeMadeBefore(Instant moment) {
        return delete("created < ?1", moment);
    }
}
