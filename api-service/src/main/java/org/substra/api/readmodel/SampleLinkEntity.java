package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A sample of a data manager. */
@Entity
@IdClass(SampleLinkEntity.PrimaryKey.class)
@Immutable
@Table(name = "ledger_sample_link")
class SampleLinkEntity {

    record PrimaryKey(String channel, String dataManager, String sample) {}

    @Id
    String channel;

    @Id
    @Column(name = "data_manager")
    String dataManager;

    @Id
    String sample;
}
