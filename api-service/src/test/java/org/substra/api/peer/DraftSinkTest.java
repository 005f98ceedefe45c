package org.substra.api.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.substra.api.store.AssetStore;
import org.substra.api.store.DiskWork;
import org.substra.api.store.Draft;
import org.substra.api.store.StoreRefusal;

/** The disk stands still until everything has come. */
@QuarkusTest
@TestProfile(Hasty.class)
class DraftSinkTest {

    /** More than calls fit on a stack. */
    private static final int PIECES = 50_000;

    private final Vertx vertx;
    private final AssetStore store;
    private final DiskWork disk;
    private final PeerConfig config;

    DraftSinkTest(Vertx vertx, AssetStore store, DiskWork disk, PeerConfig config) {
        this.vertx = vertx;
        this.store = store;
        this.disk = disk;
        this.config = config;
    }

    @Test
    void when_a_write_fails_so_does_all_that_waits_behind_it() throws Exception {
        try (Draft draft = store.draft()) {
            Sent sent = send(draft, Hasty.MAX_FILE / 10);

            assertThat(sent.pieces()).hasSize(PIECES).allMatch(Future::failed);
            assertThat(sent.settled().cause()).isInstanceOf(StoreRefusal.class);
        }
    }

    @Test
    void what_has_come_is_written_in_its_order() throws Exception {
        try (Draft draft = store.draft()) {
            Sent sent = send(draft, 1);

            assertThat(sent.pieces()).allMatch(Future::succeeded);
            assertThat(sent.settled().succeeded()).isTrue();
            assertThat(draft.size()).isEqualTo(PIECES);
        }
    }

    private record Sent(List<Future<Void>> pieces, Future<Void> settled) {}

    private Sent send(Draft draft, int length) throws Exception {
        var go = new CountDownLatch(1);
        var done = new CompletableFuture<Sent>();
        vertx.getOrCreateContext().runOnContext(_ -> {
            var sink = new DraftSink(draft, disk, new Pace(config));
            sink.first(() -> {
                go.await();
                return null;
            });
            List<Future<Void>> pieces = IntStream.range(0, PIECES)
                    .mapToObj(_ -> sink.write(Buffer.buffer(new byte[length])))
                    .toList();
            Future<Void> settled = sink.settled();
            settled.onComplete(_ -> done.complete(new Sent(pieces, settled)));
            go.countDown();
        });
        return done.get(30, TimeUnit.SECONDS);
    }
}
