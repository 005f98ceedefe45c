package org.substra.api.readmodel;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.substra.api.ThisNode;
import org.substra.contract.Position;

/**
 * Hears of the events that any replica has applied, so that who waits here need not care which one did.
 * One connection of the pool listens for good; a lost one is replaced, and then everything is read again.
 */
@ApplicationScoped
class PositionListener {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Pool pool;
    private final EventApplier applier;
    private final Positions positions;
    private final Follower follower;
    private final ThisNode node;
    private volatile boolean stopping;

    PositionListener(Pool pool, EventApplier applier, Positions positions, Follower follower, ThisNode node) {
        this.pool = pool;
        this.applier = applier;
        this.positions = positions;
        this.follower = follower;
        this.node = node;
    }

    void start(@Observes StartupEvent started) {
        if (node.serving()) {
            listen();
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    private void listen() {
        pool.getConnection()
                .chain(connection -> listenOn(PgConnection.cast(connection)))
                .subscribe()
                .with(_ -> node.channelNames().forEach(this::readAgain), lost -> {
                    Log.warnf("cannot listen to the database, trying again: %s", lost);
                    again();
                });
    }

    private Uni<Void> listenOn(PgConnection connection) {
        connection.notificationHandler(this::on);
        connection.closeHandler(this::again);
        return connection.query("listen " + EventApplier.NOTICES).execute().replaceWithVoid();
    }

    private void again() {
        if (!stopping) {
            Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).subscribe().with(_ -> listen());
        }
    }

    /** What was applied while nobody listened, here and at the ledger. */
    private void readAgain(String channel) {
        applier.stored(channel)
                .subscribe()
                .with(
                        stored -> {
                            stored.ifPresent(position -> positions.advance(channel, position));
                            follower.pull(channel);
                        },
                        failure -> Log.warnf("channel %s: cannot read its position: %s", channel, failure));
    }

    private void on(PgNotification notice) {
        String text = notice.getPayload();
        int space = text.lastIndexOf(' ');
        int dot = text.lastIndexOf('.');
        long block = Long.parseLong(text.substring(space + 1, dot));
        int index = Integer.parseInt(text.substring(dot + 1));
        positions.advance(text.substring(0, space), new Position(block, index));
    }
}
