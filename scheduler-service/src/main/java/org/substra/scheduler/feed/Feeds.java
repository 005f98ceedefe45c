package org.substra.scheduler.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.substra.scheduler.ledger.LedgerConfig;

/** The channels this node follows. */
@ApplicationScoped
public class Feeds {

    private final Map<String, Feed> feeds = new TreeMap<>();

    Feeds(LedgerConfig ledger) {
        ledger.channels().names().forEach(channel -> feeds.put(channel, new Feed(channel)));
    }

    /** Empty for a channel that this node does not follow. */
    public Optional<Feed> of(String channel) {
        return Optional.ofNullable(feeds.get(channel));
    }

    /** As {@link #of}, and empty for a channel that is stopped. */
    public Optional<Feed> following(String channel) {
        return of(channel).filter(feed -> !feed.isStopped());
    }

    /** Stops them all: what was unreadable may have been of any channel. */
    public void stop(String reason) {
        feeds.values().forEach(feed -> feed.stop(reason));
    }

    public List<String> channels() {
        return List.copyOf(feeds.keySet());
    }

    /** The channels whose tuples may be assigned: what the backlog says of them is true. */
    public List<String> caughtUp() {
        return channels().stream()
                .filter(channel -> of(channel).filter(Feed::isCaughtUp).isPresent())
                .toList();
    }

    Collection<Feed> all() {
        return feeds.values();
    }
}
