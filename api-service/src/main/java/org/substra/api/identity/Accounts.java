package org.substra.api.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The people of this node, as its operator adds, changes and removes them. What ends a person's tokens ends them
 * within a second at every replica ({@link TokenOwners}), and their JSON web tokens at once.
 */
@ApplicationScoped
public class Accounts {

    /** @param channel empty for somebody who names it in each request */
    public record Account(String name, Optional<String> channel) {}

    private static final String ADD =
            "insert into api_user (name, password, channel) values ($1, $2, $3) on conflict do nothing";
    private static final String LIST = "select name, channel from api_user order by name collate \"C\"";
    private static final String REMOVE = "delete from api_user where name = $1";
    private static final String MOVE = "update api_user set channel = $2 where name = $1";

    /** Another number: JSON web tokens name the old one, which nobody has any more; so does a login that is under way. */
    private static final String CHANGE = "update api_user set password = $2, id = default where name = $1";

    private static final String END_TOKENS = "delete from api_token where user_name = $1";

    private final Pool pool;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final TokenOwners owners;

    Accounts(Pool pool, Passwords passwords, PasswordRules rules, TokenOwners owners) {
        this.pool = pool;
        this.passwords = passwords;
        this.rules = rules;
        this.owners = owners;
    }

    /**
     * Adds a person; false when there is one of that name, who stays as they were.
     *
     * @param channel of everything they do; empty when each of their requests names it
     * @throws IllegalArgumentException when nobody can have that name, or the password is too easy to guess
     */
    public Uni<Boolean> add(String name, String password, Optional<String> channel) {
        UserName chosen = UserName.chosen(name);
        rules.check(chosen, password);
        return passwords
                .hash(password)
                .chain(hash -> pool.preparedQuery(ADD).execute(Tuple.of(chosen.value(), hash, channel.orElse(null))))
                .map(rows -> rows.rowCount() == 1);
    }

    /** All of them, by name. */
    public Uni<List<Account>> all() {
        return pool.query(LIST)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Accounts::account)
                        .toList());
    }

    /**
     * Gives a person another password and ends everything that they are signed in with; false when there is nobody of that name.
     *
     * @throws IllegalArgumentException when the password is too easy to guess
     */
    public Uni<Boolean> changePassword(String name, String password) {
        UserName known = UserName.asked(name);
        rules.check(known, password);
        return passwords
                .hash(password)
                .chain(hash -> changed(pool.withTransaction(connection -> connection
                        .preparedQuery(CHANGE)
                        .execute(Tuple.of(known.value(), hash))
                        .call(() -> connection.preparedQuery(END_TOKENS).execute(Tuple.of(known.value())))
                        .map(rows -> rows.rowCount() == 1))));
    }

    /** Removes a person with all that they are signed in with; false when there is nobody of that name. */
    public Uni<Boolean> remove(String name) {
        return change(REMOVE, Tuple.of(UserName.asked(name).value()));
    }

    /** Moves a person to a channel, or to none; false when there is nobody of that name. */
    public Uni<Boolean> move(String name, Optional<String> channel) {
        return change(MOVE, Tuple.of(UserName.asked(name).value(), channel.orElse(null)));
    }

    private Uni<Boolean> change(String sql, Tuple parameters) {
        return changed(pool.preparedQuery(sql).execute(parameters).map(rows -> rows.rowCount() == 1));
    }

    private Uni<Boolean> changed(Uni<Boolean> change) {
        return change.invoke(owners::forget);
    }

    private static Account account(Row row) {
        return new Account(row.getString("name"), Optional.ofNullable(row.getString("channel")));
    }
}
