package org.substra.api.identity;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people of this node, as they sign in. */
@ApplicationScoped
class Users implements PanacheRepositoryBase<UserEntity, String> {

    private final Passwords passwords;

    Users(Passwords passwords) {
        this.passwords = passwords;
    }

    /** The user of that name, when the password is theirs. The work is the same when there is no such user. */
    Uni<Optional<KnownCaller.User>> signIn(UserName name, String password) {
        return withName(name)
                .chain(user -> passwords
                        .matches(password, user == null ? Passwords.OF_NOBODY : user.password)
                        .map(right -> right && user != null ? Optional.of(known(user)) : Optional.empty()));
    }

    @WithSession
    public Uni<@Nullable UserEntity> withName(UserName name) {
        return findById(name.value());
    }

    /** The user of that number; empty when there is none any more. */
    @WithSession
    public Uni<Optional<KnownCaller.User>> withId(long id) {
        return find("id", id)
                .firstResult()
                .map(user -> Optional.ofNullable(user).map(Users::known));
    }

    /** Whether that is still the user's number; it stays so until the caller's transaction ends. */
    Uni<Boolean> holds(long id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResult()
                .map(user -> user != null);
    }

    private static KnownCaller.User known(UserEntity user) {
        return new KnownCaller.User(user.id, user.name, Optional.ofNullable(user.channel));
    }
}
