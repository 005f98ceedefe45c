package org.substra.api.held;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.substra.api.asset.Part;
import org.substra.contract.Key;

/**
 * Remembers for which asset a file came here. The store alone does not tell: anybody may register an
 * asset that names the hash of somebody's private file, and must not be served that file for it.
 */
@ApplicationScoped
public class HeldFiles {

    private static final String INSERT = """
            insert into held_file (channel, asset, part, hash, name)
            values (:channel, :asset, :part, :hash, :name) on conflict do nothing""";
    private static final String WHICH =
            " where channel = :channel and asset = :asset and part = :part and hash = :hash";
    private static final String SINCE = "select since from held_file" + WHICH;
    private static final String NAME = "select name from held_file" + WHICH;

    /** Remembers files that are in the store; the first name that a file came with stays. */
    @WithTransaction
    public Uni<Void> add(String channel, List<HeldFile> files) {
        return Panache.getSession()
                .chain(session -> Multi.createFrom()
                        .iterable(files)
                        .onItem()
                        .transformToUniAndConcatenate(file -> insert(session, channel, file))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    /** What the file was called; null when it never came here for this asset. */
    @WithSession
    public Uni<@Nullable String> name(String channel, Key asset, Part part, Key hash) {
        return one(NAME, String.class, channel, asset, part, hash);
    }

    /** When the file first came here for this asset; null when it never did. */
    @WithSession
    public Uni<@Nullable Instant> since(String channel, Key asset, Part part, Key hash) {
        return one(SINCE, Instant.class, channel, asset, part, hash);
    }

    private static <T> Uni<@Nullable T> one(
            String query, Class<T> type, String channel, Key asset, Part part, Key hash) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(query, type)
                        .setParameter("channel", channel)
                        .setParameter("asset", asset.value())
                        .setParameter("part", part.word())
                        .setParameter("hash", hash.value())
                        .getSingleResultOrNull());
    }

    private static Uni<Integer> insert(Mutiny.Session session, String channel, HeldFile file) {
        return session.createNativeQuery(INSERT)
                .setParameter("channel", channel)
                .setParameter("asset", file.asset().value())
                .setParameter("part", file.part().word())
                .setParameter("hash", file.hash().value())
                .setParameter("name", file.name())
                .executeUpdate();
    }
}
