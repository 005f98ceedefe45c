package org.substra.api.download;

import org.substra.api.asset.Part;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.StoredFile;

/** A file of an asset, as the ledger knows it. */
public record AssetFile(Key asset, Part part, OrganisationId owner, Permissions permissions, StoredFile file) {}
