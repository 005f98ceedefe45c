package org.substra.contract.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/**
 * A compute plan (spec 1.15, 3.7): what its tuples have in common. Status and counts are derived.
 *
 * @param cleanModels intermediate models are removed once nothing needs them any more
 * @param batch it came with the first part of this batch and exists once that is sealed
 */
public record ComputePlan(
        Key key,
        OrganisationId owner,
        boolean cleanModels,
        String tag,
        Map<String, String> metadata,
        @Nullable Key batch)
        implements Asset {}
