package org.substra.api.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.substra.api.audit.Audit;

/**
 * Checks passwords of people while others guess. Besides the limit of each client address, wrong passwords for one name are
 * limited wherever they come from; but where its owner has signed in before, only those from there count.
 */
@ApplicationScoped
class SignIns {

    private final Users users;
    private final KnownAddresses addresses;
    private final Throttle throttle;
    private final Audit audit;

    SignIns(Users users, KnownAddresses addresses, Throttle throttle, Audit audit) {
        this.users = users;
        this.addresses = addresses;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Who it is; empty when there is no such name, or it is not their password. */
    Uni<Optional<KnownCaller.User>> check(Attempt attempt, String password) {
        return addresses.standing(attempt).chain(standing -> check(attempt, standing, password));
    }

    /** Counted before the password is looked at, so that many guesses at the same time are no more than in a row. */
    private Uni<Optional<KnownCaller.User>> check(Attempt attempt, Standing standing, String password) {
        String counted = standing.counted(attempt);
        return throttle.count(Throttle.Scope.NAME, counted, attempt.event(standing))
                .chain(() -> users.signIn(attempt.name(), password))
                .call(user -> user.isPresent() ? welcome(attempt, standing, counted) : refuse(attempt, standing));
    }

    private Uni<Void> welcome(Attempt attempt, Standing standing, String counted) {
        audit.done(attempt.event(standing));
        return throttle.giveBack(Throttle.Scope.NAME, counted).chain(() -> addresses.remember(attempt));
    }

    private Uni<Void> refuse(Attempt attempt, Standing standing) {
        audit.refused(attempt.event(standing));
        return Uni.createFrom().voidItem();
    }
}
