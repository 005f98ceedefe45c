package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An objective, data manager, data sample or algo; its record is the ledger's, as JSON. */
@Entity
@IdClass(AssetEntity.PrimaryKey.class)
@Immutable
@Table(name = "ledger_asset")
class AssetEntity {

    record PrimaryKey(String channel, String key) {}

    @Id
    String channel;

    @Id
    String key;

    @Column
    String kind;

    @Column
    String owner;

    @Column(name = "test_only")
    boolean testOnly;

    @Column
    String record;
}
