package org.substra.contract.record;

import java.util.Map;
import org.substra.contract.AlgoKind;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;

/** An algorithm's archive (spec 1.10). The key is the archive's hash. */
public record Algo(
        Key key,
        OrganisationId owner,
        AlgoKind kind,
        String name,
        StoredFile content,
        StoredFile description,
        Permissions permissions,
        Map<String, String> metadata)
        implements Asset {}
