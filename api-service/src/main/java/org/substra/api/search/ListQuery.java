package org.substra.api.search;

import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.substra.api.error.InvalidRequest;
import org.substra.contract.Limits;

/**
 * Which part of a list is asked for.
 *
 * @param search the expression; null or blank: everything
 * @param limit how many at most, and then with the address of those that follow; null: all of them, streamed
 * @param after the key of the item in front of the first one wanted; null: from the beginning
 */
public record ListQuery(
        @RestQuery @Nullable String search,
        @RestQuery @Nullable String limit,
        @RestQuery @Nullable String after) {

    /** Everything of a list. */
    public static final ListQuery ALL = new ListQuery(null, null, null);

    /** Longer parts would have to be streamed, and then nobody knows beforehand whether anything follows. */
    static final int MOST = Pages.SIZE;

    /** Everything that an expression finds. */
    public static ListQuery of(@Nullable String search) {
        return new ListQuery(search, null, null);
    }

    /** @throws InvalidRequest when the limit is no number of items */
    public OptionalInt most() {
        if (limit == null) {
            return OptionalInt.empty();
        }
        boolean number = limit.length() <= 3 && limit.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        int most = number && !limit.isEmpty() ? Integer.parseInt(limit) : 0;
        if (most < 1 || most > MOST) {
            throw new InvalidRequest("limit must be a number from 1 to " + MOST + ", not " + Limits.shown(limit));
        }
        return OptionalInt.of(most);
    }
}
