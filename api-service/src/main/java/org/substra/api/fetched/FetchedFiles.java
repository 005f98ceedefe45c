package org.substra.api.fetched;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.substra.api.store.DiskWork;
import org.substra.api.store.Fetched;
import org.substra.contract.Key;

/**
 * Which fetched files are on the volume, and when each was used last. Whoever puts one there or takes one away holds its row
 * meanwhile, so that both are never done at once, by whichever replica.
 */
@ApplicationScoped
public class FetchedFiles {

    private static final String KEPT = """
            insert into fetched_file (hash, area, size) values ($1, $2, $3)
            on conflict (hash, area) do update set size = excluded.size, used_at = now()""";

    /** A moment more or less does not matter: who asks often writes seldom. */
    private static final String USED = """
            with stale as (
                select hash, area from fetched_file where hash = any($1) and used_at < now() - interval '10 seconds'
                order by hash, area for update)
            update fetched_file f set used_at = now() from stale where f.hash = stale.hash and f.area = stale.area""";

    private static final String REMOVED = "delete from fetched_file where hash = $1 and area = $2";

    private final Pool pool;
    private final DiskWork disk;

    FetchedFiles(Pool pool, DiskWork disk) {
        this.pool = pool;
        this.disk = disk;
    }

    /** Has the file put into its place. It stays there for the time of rest at least. */
    public <T> Uni<T> keep(Fetched file, long size, Callable<T> work) {
        return changing(KEPT, Tuple.of(file.hash().value(), Areas.word(file.area()), size), work);
    }

    /** Has the file taken away. */
    public <T> Uni<T> remove(Fetched file, Callable<T> work) {
        return changing(REMOVED, Tuple.of(file.hash().value(), Areas.word(file.area())), work);
    }

    /**
     * They are used now. To be called before one looks whether they are there: what is there then stays for the time of rest
     * at least.
     */
    public Uni<Void> used(Collection<Key> hashes) {
        String[] values = hashes.stream().map(Key::value).toArray(String[]::new);
        return pool.preparedQuery(USED)
                .execute(Tuple.tuple().addArrayOfString(values))
                .replaceWithVoid();
    }

    private <T> Uni<T> changing(String sql, Tuple row, Callable<T> work) {
        return pool.withTransaction(
                connection -> connection.preparedQuery(sql).execute(row).chain(() -> disk.call(work)));
    }
}
