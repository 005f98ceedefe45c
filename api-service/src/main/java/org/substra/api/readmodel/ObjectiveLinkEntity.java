package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** Which objective a data manager belongs to. */
@Entity
@Immutable
@Table(name = "ledger_objective_link")
class ObjectiveLinkEntity implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    String channel;

    @Id
    @Column(name = "data_manager")
    String dataManager;

    @Column
    String objective;
}
