package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Which tuple made a model. */
@Entity
@IdClass(ModelEntity.PrimaryKey.class)
@Immutable
@Table(name = "ledger_model")
class ModelEntity {

    record PrimaryKey(String channel, String hash) {}

    @Id
    String channel;

    @Id
    String hash;

    @Column
    String tuple;
}
