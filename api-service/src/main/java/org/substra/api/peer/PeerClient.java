package org.substra.api.peer;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import org.substra.api.broker.CallerContext;
import org.substra.api.error.StoreFull;
import org.substra.api.store.DiskWork;
import org.substra.api.store.Draft;
import org.substra.api.store.StoreRefusal;
import org.substra.contract.Limits;

/** One HTTP request to another node, whose answer goes into a draft. */
@ApplicationScoped
class PeerClient {

    private final Vertx vertx;
    private final PeerConfig config;
    private final DiskWork disk;
    private final HttpClient http;

    PeerClient(Vertx vertx, PeerConfig config, DiskWork disk) {
        this.vertx = vertx;
        this.config = config;
        this.disk = disk;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(config.timeoutSeconds()))
                .setIdleTimeout(config.timeoutSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxPoolSize(config.connections()));
    }

    /** Asks for what the draft does not have yet. */
    Uni<PeerAnswer> get(PeerRequest request, Draft draft) {
        return CallerContext.back(Uni.createFrom().deferred(() -> UniHelper.toUni(exchange(request, draft))));
    }

    private Future<PeerAnswer> exchange(PeerRequest request, Draft draft) {
        return http.request(request.options(draft.size())
                        .setConnectTimeout(config.longestAttempt().toMillis()))
                .compose(sending -> exchange(sending, draft))
                .recover(PeerClient::unreachable);
    }

    private Future<PeerAnswer> exchange(HttpClientRequest request, Draft draft) {
        var pace = new Pace(config);
        long timer = vertx.setPeriodic(
                pace.lookEvery().toMillis(), _ -> pace.look().ifPresent(why -> request.reset(0, why)));
        return request.send()
                .compose(
                        response -> new PeerResponse(response, draft, new DraftSink(draft, disk, pace), disk).receive())
                .onComplete(_ -> vertx.cancelTimer(timer));
    }

    /** What the store refuses is this node's own affair and stays a failure. */
    private static Future<PeerAnswer> unreachable(Throwable failure) {
        if (failure instanceof StoreRefusal || failure instanceof StoreFull) {
            return Future.failedFuture(failure);
        }
        Throwable reason = failure.getCause() instanceof TooSlow slow ? slow : failure;
        String why = reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage();
        return Future.succeededFuture(new PeerAnswer.Unreachable(Limits.shown(why)));
    }
}
