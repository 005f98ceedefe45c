package org.substra.api.fetched;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.substra.api.store.DiskWork;
import org.substra.api.store.Fetched;
import org.substra.api.store.FetchedArea;
import org.substra.api.store.FetchedArea.Lying;

/**
 * Finds fetched files that the database does not know: of releases before it did, or of a process that was killed between
 * file and commit. A file that nobody knows would never go.
 */
@ApplicationScoped
class Adoption {

    private static final String ADOPT = """
            insert into fetched_file (hash, area, size, used_at)
            select hash, $1, size, least(modified, now())
            from unnest($2::text[], $3::bigint[], $4::timestamptz[]) as found (hash, size, modified)
            on conflict do nothing""";

    private final FetchedArea area;
    private final DiskWork disk;
    private final Pool pool;

    Adoption(FetchedArea area, DiskWork disk, Pool pool) {
        this.area = area;
        this.disk = disk;
        this.pool = pool;
    }

    /** At start, and once a day. */
    @Scheduled(every = "24h", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> adoptNow() {
        return Multi.createFrom()
                .items(Fetched.Area.values())
                .onItem()
                .transformToUniAndConcatenate(this::adopt)
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .invoke(found -> {
                    if (found > 0) {
                        Log.infof("%d fetched files were not known to the database: they are now", found);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Integer> adopt(Fetched.Area which) {
        return disk.call(() -> area.folders(which))
                .chain(folders -> Multi.createFrom()
                        .iterable(folders)
                        .onItem()
                        .transformToUniAndConcatenate(folder -> adopt(which, folder))
                        .collect()
                        .with(Collectors.summingInt(Integer::intValue)));
    }

    private Uni<Integer> adopt(Fetched.Area which, Path folder) {
        return disk.call(() -> area.files(which, folder))
                .chain(files ->
                        pool.preparedQuery(ADOPT).execute(rows(which, files)).map(SqlResult::rowCount));
    }

    private static Tuple rows(Fetched.Area which, List<Lying> files) {
        return Tuple.tuple()
                .addString(Areas.word(which))
                .addArrayOfString(
                        files.stream().map(found -> found.file().hash().value()).toArray(String[]::new))
                .addArrayOfLong(files.stream().map(Lying::size).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(files.stream()
                        .map(found -> OffsetDateTime.ofInstant(found.modified(), ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }
}
