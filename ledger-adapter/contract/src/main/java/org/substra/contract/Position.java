package org.substra.contract;

import java.util.Comparator;

/**
 * Where an event stands on its channel.
 *
 * @param block number of the block or log entry, from 0
 * @param index number of the event in its block, from 0
 */
public record Position(long block, int index) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::block).thenComparingInt(Position::index);

    public Position {
        if (block < 0 || index < 0) {
            throw Refusal.invalid("position: not below zero");
        }
    }

    public boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return block + "." + index;
    }
}
