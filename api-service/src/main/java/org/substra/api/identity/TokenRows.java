package org.substra.api.identity;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The tokens as they are stored. */
@ApplicationScoped
class TokenRows implements PanacheRepositoryBase<TokenEntity, String> {

    private final Users users;

    TokenRows(Users users) {
        this.users = users;
    }

    /** The newest one that can be made again and was made after that moment. */
    @WithSession
    public Uni<Optional<TokenEntity>> reusable(String user, Instant after) {
        return find("userName = ?1 and salt is not null and created > ?2 order by created desc", user, after)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /**
     * Stores a token; as the user's only one, if so wished. False when the user was removed, or their password changed, since
     * it was checked.
     */
    @WithTransaction
    public Uni<Boolean> store(KnownCaller.User user, TokenEntity token, boolean only) {
        return users.holds(user.id()).chain(same -> {
            if (!same) {
                return Uni.createFrom().item(false);
            }
            Uni<Long> others = only ? delete("userName", user.name()) : delete("hash", token.hash);
            return others.chain(() -> persist(token)).replaceWith(true);
        });
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
