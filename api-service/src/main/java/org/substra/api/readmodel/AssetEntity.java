package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** An objective, data manager, data sample or algo; its record is the ledger's, as JSON. */
@Entity
@Immutable
@Table(name = "ledger_asset")
class AssetEntity implements Serializable {

    private static final long serialVersionUID = 1L;

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
