package org.substra.contract.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;

/** What to optimise: a metrics archive and, perhaps, the data to test on (spec 1.7). The key is the description's hash. */
public record Objective(
        Key key,
        OrganisationId owner,
        String name,
        StoredFile description,
        String metricsName,
        StoredFile metrics,
        @Nullable TestDataset testDataset,
        Permissions permissions,
        Map<String, String> metadata)
        implements Asset {}
