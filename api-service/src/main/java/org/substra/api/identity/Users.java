package org.substra.api.identity;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people of this node. */
@ApplicationScoped
public class Users implements PanacheRepositoryBase<UserEntity, String> {

    private static final int MIN_PASSWORD = 9;
    private static final int MAX_PASSWORD = 64;

    /** Stands in for the password of a user who is not there, so that the answer takes as long. */
    private static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$KMQ0FJpHYzPBFh6J0U8yAwX3m6pHQjgMGJ1ZgS2Xq3Q";

    private final Passwords passwords;

    Users(Passwords passwords) {
        this.passwords = passwords;
    }

    /**
     * Adds a person; false when there is one of that name, who stays as they were.
     *
     * @param channel of everything they do; empty when each of their requests names it
     * @throws IllegalArgumentException when the password is too easy to guess
     */
    public Uni<Boolean> add(String name, String password, Optional<String> channel) {
        requireGood(name, password);
        return passwords.hash(password).chain(hash -> insert(name, hash, channel));
    }

    @WithTransaction
    public Uni<Boolean> insert(String name, String passwordHash, Optional<String> channel) {
        return findById(name).chain(known -> {
            if (known != null) {
                return Uni.createFrom().item(false);
            }
            var user = new UserEntity();
            user.name = name;
            user.password = passwordHash;
            user.channel = channel.orElse(null);
            return persist(user).replaceWith(true);
        });
    }

    /** The user of that name, when the password is theirs. */
    Uni<Optional<KnownCaller.User>> signIn(String name, String password) {
        return withName(name)
                .chain(user -> passwords
                        .matches(password, user == null ? NOBODY : user.password)
                        .map(right -> right && user != null ? Optional.of(known(user)) : Optional.empty()));
    }

    @WithSession
    public Uni<@Nullable UserEntity> withName(String name) {
        return findById(name);
    }

    /** The user of that number; empty when there is none any more. */
    @WithSession
    public Uni<Optional<KnownCaller>> withId(long id) {
        return find("id", id)
                .firstResult()
                .map(user -> Optional.ofNullable(user).map(Users::known));
    }

    static KnownCaller.User known(UserEntity user) {
        return new KnownCaller.User(user.id, user.name, Optional.ofNullable(user.channel));
    }

    private static void requireGood(String name, String password) {
        if (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
            throw new IllegalArgumentException(
                    "the password of " + name + " needs " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters");
        }
        if (password.chars().allMatch(Character::isDigit) || password.contains(name)) {
            throw new IllegalArgumentException(
                    "the password of " + name + " is too easy to guess: only digits, or with the name in it");
        }
    }
}
