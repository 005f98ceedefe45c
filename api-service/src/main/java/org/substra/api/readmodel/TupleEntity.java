package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A tuple: its definition and state as the ledger's JSON, and its derived status. */
@Entity
@IdClass(TupleEntity.PrimaryKey.class)
@Immutable
@Table(name = "ledger_tuple")
class TupleEntity {

    record PrimaryKey(String channel, String key) {}

    @Id
    String channel;

    @Id
    String key;

    @Column
    String kind;

    @Column
    String algo;

    @Column(name = "data_manager")
    @Nullable
    String dataManager;

    @Column
    @Nullable
    String objective;

    @Column
    @Nullable
    String trained;

    @Column
    boolean certified;

    @Column
    @Nullable
    Float perf;

    @Column(name = "list_order")
    String listOrder;

    @Column
    String record;

    @Column
    String status;

    @Column(name = "parent_failed")
    boolean parentFailed;

    @Column
    @Nullable
    String state;

    @Column
    boolean cleaned;
}
