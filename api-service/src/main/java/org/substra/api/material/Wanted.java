package org.substra.api.material;

import java.util.Optional;
import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/**
 * A file to be brought.
 *
 * @param hash that it must have
 * @param salt of a model: its hash is that of its bytes and this; empty for every other file
 * @param owner who has it
 * @param address where, as the ledger says
 */
public record Wanted(String channel, Key hash, Optional<String> salt, OrganisationId owner, String address) {}
