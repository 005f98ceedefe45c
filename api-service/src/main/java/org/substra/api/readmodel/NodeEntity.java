package org.substra.api.readmodel;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A node registered on a channel. */
@Entity
@Immutable
@Table(name = "ledger_node")
class NodeEntity implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    String channel;

    @Id
    String id;
}
