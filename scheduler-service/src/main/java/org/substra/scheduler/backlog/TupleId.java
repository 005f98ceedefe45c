package org.substra.scheduler.backlog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.substra.contract.Key;

/** A tuple of one channel; the same key may stand on two. In this order rows are locked by whoever locks those of several. */
@Embeddable
public record TupleId(@Column String channel, @Column String tuple) implements Comparable<TupleId> {

    public static TupleId of(String channel, Key tuple) {
        return new TupleId(channel, tuple.value());
    }

    @Override
    public int compareTo(TupleId other) {
        int byChannel = channel.compareTo(other.channel);
        return byChannel == 0 ? tuple.compareTo(other.tuple) : byChannel;
    }

    public Key key() {
        return new Key(tuple);
    }

    @Override
    public String toString() {
        return channel + "/" + tuple;
    }
}
