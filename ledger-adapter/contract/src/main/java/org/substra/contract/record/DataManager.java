package org.substra.contract.record;

import java.util.Map;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;

/** A dataset's description and opener (spec 1.8). The key is the opener's hash. */
public record DataManager(
        Key key,
        OrganisationId owner,
        String name,
        String type,
        StoredFile opener,
        StoredFile description,
        Permissions permissions,
        Map<String, String> metadata)
        implements Asset {}
