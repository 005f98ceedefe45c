package org.substra.api.fetched;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.substra.api.store.Fetched;
import org.substra.contract.Key;

/** The table of fetched files, as eviction needs it: each call is a part of its transaction. */
@ApplicationScoped
class FetchedRows {

    static final int BATCH = 100;

    /** Any number that no other lock of this database has. */
    private static final String ALONE = "select pg_try_advisory_xact_lock(80000001)";

    private static final String KEPT = "select coalesce(sum(size), 0)::bigint from fetched_file";

    private static final String OLDEST = """
            select hash, area, size from fetched_file where used_at < now() - $1 * interval '1 millisecond'
            order by used_at, hash limit $2 for update skip locked""";

    private static final String THESE = " where (hash, area) in (select * from unnest($1::text[], $2::text[]))";
    private static final String FORGET = "delete from fetched_file" + THESE;
    private static final String RENEW = "update fetched_file set used_at = now()" + THESE;

    private final Duration rest;

    FetchedRows(FetchedConfig config) {
        this.rest = config.rest();
    }

    /** Whether no other replica is at it; none is until the end of the transaction. */
    Uni<Boolean> alone(SqlConnection connection) {
        return connection
                .preparedQuery(ALONE)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Bytes of all. */
    Uni<Long> kept(SqlConnection connection) {
        return connection
                .preparedQuery(KEPT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Those that may go, the one that was used least recently first. Nobody else changes them until the end of the transaction. */
    Uni<List<Candidate>> oldest(SqlConnection connection) {
        return connection
                .preparedQuery(OLDEST)
                .execute(Tuple.of((double) rest.toMillis(), BATCH))
                .map(rows -> {
                    var candidates = new ArrayList<Candidate>();
                    rows.forEach(row -> candidates.add(new Candidate(
                            new Fetched(Areas.of(row.getString("area")), new Key(row.getString("hash"))),
                            row.getLong("size"))));
                    return candidates;
                });
    }

    Uni<Void> forget(SqlConnection connection, List<Candidate> gone) {
        return change(connection, FORGET, gone);
    }

    Uni<Void> renew(SqlConnection connection, List<Candidate> inUse) {
        return change(connection, RENEW, inUse);
    }

    private static Uni<Void> change(SqlConnection connection, String sql, List<Candidate> which) {
        String[] hashes = which.stream().map(row -> row.file().hash().value()).toArray(String[]::new);
        String[] areas =
                which.stream().map(row -> Areas.word(row.file().area())).toArray(String[]::new);
        return connection
                .preparedQuery(sql)
                .execute(Tuple.tuple().addArrayOfString(hashes).addArrayOfString(areas))
                .replaceWithVoid();
    }
}
