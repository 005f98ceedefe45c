package org.substra.api.readmodel;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.substra.api.broker.LedgerAdapter;
import org.substra.contract.Position;
import org.substra.contract.Refusal;
import org.substra.contract.event.Event;
import org.substra.contract.message.Message;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;

/** Pulls what is missing from the ledger adapter, page by page; one pull per channel at a time. */
@ApplicationScoped
class Follower {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LedgerAdapter adapter;
    private final EventApplier applier;
    private final Positions positions;
    private final Stops stops;
    private final Map<String, OneAtATime> pulls = new ConcurrentHashMap<>();

    Follower(LedgerAdapter adapter, EventApplier applier, Positions positions, Stops stops) {
        this.adapter = adapter;
        this.applier = applier;
        this.positions = positions;
        this.stops = stops;
    }

    /** Pulls everything that the ledger has now. Called during a pull, it pulls once more afterwards. */
    void pull(String channel) {
        pulls.computeIfAbsent(channel, _ -> new OneAtATime(() -> pullAll(channel)))
                .request();
    }

    private Uni<Void> pullAll(String channel) {
        return Multi.createBy()
                .repeating()
                .uni(() -> pullPage(channel))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(failure -> failed(channel, failure));
    }

    /** One page; true when there may be another one. */
    private Uni<Boolean> pullPage(String channel) {
        if (stops.reason(channel).isPresent()) {
            return Uni.createFrom().item(false);
        }
        return applier.stored(channel)
                .invoke(stored -> stored.ifPresent(position -> positions.advance(channel, position)))
                .chain(stored -> adapter.ask(eventsAfter(channel, stored), PATIENCE))
                .chain(answer -> switch (answer) {
                    case QueryAnswer.Events page -> applyAll(page);
                    case QueryAnswer.Failed failed -> Uni.createFrom().failure(cannot(failed.message()));
                    case QueryAnswer.Head _, QueryAnswer.Unfinished _ ->
                        Uni.createFrom().failure(cannot("it answered another question"));
                });
    }

    private Uni<Boolean> applyAll(QueryAnswer.Events page) {
        List<Event> events = page.events();
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(applier::apply)
                .invoke(outcome -> {
                    if (outcome == EventApplier.Outcome.GAP) {
                        throw cannot("its page of events does not follow the position asked for");
                    }
                })
                .collect()
                .last()
                .map(_ -> hasMore(events, page.head()));
    }

    private static boolean hasMore(List<Event> events, @Nullable Position head) {
        return !events.isEmpty()
                && head != null
                && head.isAfter(events.getLast().position());
    }

    private static QueryMessage eventsAfter(String channel, Optional<Position> stored) {
        return new QueryMessage.EventsAfter(
                Message.VERSION, UUID.randomUUID().toString(), channel, stored.orElse(null));
    }

    /** A page that cannot be read stops the channel; everything else passes, and the next beat asks again. */
    private @Nullable Void failed(String channel, Throwable failure) {
        if (failure instanceof Refusal unreadable) {
            stops.stop(channel, unreadable.getMessage());
        } else {
            Log.warnf("channel %s: cannot follow the ledger now: %s", channel, failure);
        }
        return null;
    }

    private static IllegalStateException cannot(String why) {
        return new IllegalStateException("the ledger adapter does not give the events: " + why);
    }
}
