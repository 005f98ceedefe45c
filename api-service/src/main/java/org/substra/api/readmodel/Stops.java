package org.substra.api.readmodel;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The channels that this process has stopped following, because it cannot read what the ledger says
 * there. An event is never skipped: only another release of this service can go on.
 */
@ApplicationScoped
class Stops {

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    void stop(String channel, String reason) {
        if (reasons.putIfAbsent(channel, reason) == null) {
            Log.errorf("channel %s: stopped following the ledger: %s", channel, reason);
        }
    }

    Optional<String> reason(String channel) {
        return Optional.ofNullable(reasons.get(channel));
    }
}
