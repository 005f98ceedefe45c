package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A tuple whose model another one needs. */
@Entity
@IdClass(TupleParentEntity.PrimaryKey.class)
@Immutable
@Table(name = "ledger_tuple_parent")
class TupleParentEntity {

    record PrimaryKey(String channel, String tuple, int place) {}

    @Id
    String channel;

    @Id
    String tuple;

    @Id
    int place;

    @Column
    String parent;
}
