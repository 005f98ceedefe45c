package org.substra.api.readmodel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** A tuple whose model another one needs. */
@Entity
@Immutable
@Table(name = "ledger_tuple_parent")
class TupleParentEntity implements Serializable {

    private static final long serialVersionUID = 1L;

    @Id
    String channel;

    @Id
    String tuple;

    @Id
    int place;

    @Column
    String parent;
}
