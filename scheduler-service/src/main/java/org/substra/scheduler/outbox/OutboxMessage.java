package org.substra.scheduler.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "outbox")
class OutboxMessage {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Enumerated(EnumType.STRING)
    Target target;

    @Column(name = "routing_key")
    String routingKey;

    @Column(name = "message_id")
    String messageId;

    @Column
    byte[] body;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column
    @Nullable
    String traceparent;

    @Column(name = "todo_at")
    @Nullable
    Instant todoAt;

    static OutboxMessage of(Outgoing outgoing, Instant now) {
        var message = new OutboxMessage();
        message.target = outgoing.target();
        message.routingKey = outgoing.routingKey();
        message.messageId = outgoing.id();
        message.body = outgoing.body();
        message.expiresAt = outgoing.lifetime() == null ? null : now.plus(outgoing.lifetime());
        message.traceparent = outgoing.traceparent();
        message.todoAt = outgoing.todoAt();
        return message;
    }

    /** What is left of its life; null when that has no end. */
    @Nullable
    Duration left(Instant now) {
        return expiresAt == null ? null : Duration.between(now, expiresAt);
    }
}
