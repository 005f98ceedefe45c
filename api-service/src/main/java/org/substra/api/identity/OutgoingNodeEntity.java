package org.substra.api.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A node that this one calls. */
@Entity
@Table(name = "outgoing_node")
class OutgoingNodeEntity {

    @Id
    @Column(name = "node_id")
    String nodeId;

    @Column
    String secret;

    @Column
    String url;
}
