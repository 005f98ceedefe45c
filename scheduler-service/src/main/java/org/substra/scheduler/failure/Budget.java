package org.substra.scheduler.failure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** When enough is enough. */
@ApplicationScoped
class Budget {

    private static final int MOST_DOUBLINGS = 16;

    private final BudgetConfig config;

    Budget(BudgetConfig config) {
        this.config = config;
    }

    /**
     * Whether a budget is used up.
     *
     * @param count how often the tuple has met this trouble, now included
     * @param lasting since it met it first
     */
    Optional<FailureCode> exceeded(Trouble trouble, int count, Duration lasting) {
        return switch (trouble) {
            case NODE -> when(count >= config.node(), FailureCode.NODE_FAILED);
            case BUILD -> when(count >= config.build(), FailureCode.BUILD_FAILED);
            case ALGO -> when(count >= config.algo(), FailureCode.ALGO_FAILED);
            case LOST -> when(count >= config.lost(), FailureCode.WORKER_LOST);
            case PEER -> when(lasting.compareTo(config.peer()) >= 0, FailureCode.PEER_SILENT);
        };
    }

    /** How long to wait before the next attempt. A lost worker is nobody's reason to wait. */
    Duration pause(Trouble trouble, int count) {
        return switch (trouble) {
            case LOST -> Duration.ZERO;
            case NODE, BUILD, ALGO, PEER -> doubled(count - 1);
        };
    }

    private Duration doubled(int times) {
        Duration pause = config.pause().multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
    }

    private static Optional<FailureCode> when(boolean exceeded, FailureCode code) {
        return exceeded ? Optional.of(code) : Optional.empty();
    }
}
