package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Which objective a data manager belongs to. */
@Entity
@IdClass(ObjectiveLinkEntity.PrimaryKey.class)
@Immutable
@Table(name = "ledger_objective_link")
class ObjectiveLinkEntity {

    record PrimaryKey(String channel, String dataManager) {}

    @Id
    String channel;

    @Id
    @Column(name = "data_manager")
    String dataManager;

    @Column
    String objective;
}
