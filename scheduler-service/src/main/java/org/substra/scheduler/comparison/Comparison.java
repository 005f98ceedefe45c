package org.substra.scheduler.comparison;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.message.QueryAnswer;
import org.substra.scheduler.ledger.Questions;

/** Compares the backlog of a channel with the ledger's fold, at start and now and then; repairs and counts what differs. */
@ApplicationScoped
public class Comparison {

    private final Questions questions;
    private final PageRepair repair;
    private final ComparisonConfig config;
    private final ComparisonMetrics metrics;
    private final Map<String, Instant> done = new ConcurrentHashMap<>();

    Comparison(Questions questions, PageRepair repair, ComparisonConfig config, ComparisonMetrics metrics) {
        this.questions = questions;
        this.repair = repair;
        this.config = config;
        this.metrics = metrics;
    }

    /** Whether a channel's turn has come. */
    public boolean isDue(String channel, Instant now) {
        return !done.getOrDefault(channel, Instant.MIN).isAfter(now.minus(config.every()));
    }

    /** Compares one channel. Answers how many differences were repaired. */
    public Uni<Integer> run(String channel) {
        return from(channel, null, 0, 0)
                .invoke(() -> done.put(channel, Instant.now()))
                .invoke(metrics::repaired);
    }

    private Uni<Integer> from(String channel, @Nullable Key after, int repaired, int misses) {
        return questions
                .unfinished(channel, after)
                .chain(page -> repair.repair(channel, after, page)
                        .chain(result -> result.compared()
                                ? next(channel, page, repaired + result.repaired())
                                : again(channel, after, repaired, misses + 1)));
    }

    private Uni<Integer> next(String channel, QueryAnswer.Unfinished page, int repaired) {
        List<QueryAnswer.OpenTuple> tuples = page.tuples();
        return tuples.isEmpty()
                ? Uni.createFrom().item(repaired)
                : from(channel, tuples.getLast().tuple().key(), repaired, 0);
    }

    /** Events came in between: what was answered is of another moment than the backlog. */
    private Uni<Integer> again(String channel, @Nullable Key after, int repaired, int misses) {
        if (misses < config.tries()) {
            return from(channel, after, repaired, misses);
        }
        Log.debugf("channel %s: too busy to compare the backlog now; the next round tries again", channel);
        return Uni.createFrom().item(repaired);
    }
}
