package org.substra.api.readmodel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A node registered on a channel. */
@Entity
@IdClass(NodeEntity.PrimaryKey.class)
@Immutable
@Table(name = "ledger_node")
class NodeEntity {

    record PrimaryKey(String channel, String id) {}

    @Id
    String channel;

    @Id
    String id;
}
