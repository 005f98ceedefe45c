package org.substra.contract.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.substra.contract.Key;
import org.substra.contract.Permissions;

/** A tuple that makes a model. */
public sealed interface TrainingTuple extends Tuple permits Traintuple, CompositeTraintuple, Aggregatetuple {

    Key algo();

    /** Who may process the model that travels: of a composite tuple its trunk, whose head never leaves. */
    @JsonIgnore
    Permissions modelPermissions();

    /** Who may test it: of a composite tuple those who may process its head. */
    @JsonIgnore
    Permissions testPermissions();
}
