package org.substra.scheduler.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Position;

@Entity
@Table(name = "feed_position")
class FeedPosition {

    @Id
    String channel;

    @Column
    @Nullable
    Long block;

    @Column
    @Nullable
    Integer idx;

    @Nullable
    Position position() {
        return block == null || idx == null ? null : new Position(block, idx);
    }
}
