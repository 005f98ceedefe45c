package org.substra.worker.lease;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The leases of everything that runs here now. */
@ApplicationScoped
public class Leases {

    private final Map<Attempt, Lease> held = new ConcurrentHashMap<>();

    /** Takes a lease on an attempt; empty when this worker has it already. */
    public Optional<Lease> take(Attempt attempt, Duration length) {
        var lease = new Lease(attempt, length, System.nanoTime());
        return held.putIfAbsent(attempt, lease) == null ? Optional.of(lease) : Optional.empty();
    }

    public void release(Lease lease) {
        held.remove(lease.attempt(), lease);
    }

    /** Those that still hold at this moment, and are needed. */
    public List<Lease> valid() {
        long now = System.nanoTime();
        return held.values().stream()
                .filter(lease -> !lease.stopWhenOver(now) && !lease.isConcluded())
                .toList();
    }

    /** Counts the given leases from the moment their confirmed renewal was sent. */
    public void renew(Collection<Lease> renewed, long sentAt) {
        renewed.forEach(lease -> lease.renew(sentAt));
    }

    /** What is here, whether it is at work, waits for a slot, or is being stopped. */
    public List<Attempt> attempts() {
        return List.copyOf(held.keySet());
    }

    /** Stops the attempt, when it runs here. */
    public boolean stop(Attempt attempt, StopReason reason) {
        Lease lease = held.get(attempt);
        if (lease == null) {
            return false;
        }
        lease.stop(reason);
        return true;
    }

    public void stopAll(StopReason reason) {
        held.values().forEach(lease -> lease.stop(reason));
    }

    /** The length of the shortest lease, or the given one when that is shorter. */
    public Duration shortest(Duration otherwise) {
        return Stream.concat(Stream.of(otherwise), held.values().stream().map(Lease::length))
                .min(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    /** How many attempts are here, whether at work or waiting for a slot. */
    public int count() {
        return held.size();
    }

    public boolean isEmpty() {
        return held.isEmpty();
    }
}
