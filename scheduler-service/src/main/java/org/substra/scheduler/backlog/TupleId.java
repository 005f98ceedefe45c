package org.substra.scheduler.backlog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.substra.contract.Key;

/** A tuple of one channel; the same key may stand on two. */
@Embeddable
public record TupleId(@Column String channel, @Column String tuple) {

    public static TupleId of(String channel, Key tuple) {
        return new TupleId(channel, tuple.value());
    }

    public Key key() {
        return new Key(tuple);
    }

    @Override
    public String toString() {
        return channel + "/" + tuple;
    }
}
