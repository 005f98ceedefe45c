package org.substra.api.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A node that may call this one. */
@Entity
@Table(name = "incoming_node")
class IncomingNodeEntity {

    @Id
    @Column(name = "node_id")
    String nodeId;

    @Column
    String secret;
}
