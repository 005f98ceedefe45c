package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** Which tuple made a model. */
@Entity
@Immutable
@Table(name = "ledger_model")
class ModelEntity implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    String channel;

    @Id
    String hash;

    @Column
    String tuple;
}
