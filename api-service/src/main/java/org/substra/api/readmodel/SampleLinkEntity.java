package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A sample of a data manager. */
@Entity
@Immutable
@Table(name = "ledger_sample_link")
class SampleLinkEntity implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    String channel;

    @Id
    @Column(name = "data_manager")
    String dataManager;

    @Id
    String sample;
}
