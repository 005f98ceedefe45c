package org.substra.contract.fold;

import java.util.List;
import java.util.Optional;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.record.Asset;

/** Where the fold keeps what it has derived. Reads see earlier writes at once. */
public interface FoldState {

    Optional<FoldedTuple> tuple(Key key);

    void put(FoldedTuple tuple);

    /** The tuples that need this tuple's model, in key order. */
    List<Key> children(Key parent);

    /** The tuples whose models this tuple needs, in key order. */
    List<Key> parents(Key child);

    /** Remembers a child; again is no harm. */
    void addChild(Key parent, Key child);

    Optional<FoldedPlan> plan(Key key);

    void put(FoldedPlan plan);

    /** The plan's tuples that are neither done nor failed nor canceled, in key order. */
    List<Key> unfinished(Key plan);

    /** The tuples outside the plan that need a model of it and are not done, failed or canceled, in key order. */
    List<Key> unfinishedChildrenOutside(Key plan);

    /** Keeps what nobody is told before the organisation's batch for this plan is sealed. */
    void keep(Key plan, OrganisationId organisation, Asset asset);

    /** What was kept, in the order of keeping; it is not kept any longer. */
    List<Asset> release(Key plan, OrganisationId organisation);
}
