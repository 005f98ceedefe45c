package org.substra.ledger.input;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.substra.contract.Key;

/**
 * The last entry that a signer had executed when it signed. If anybody executed something else up
 * to there, the next input shows it.
 *
 * @param number of the entry
 * @param chain the chain hash up to it
 * @param result the result hash up to it
 */
@RegisterForReflection
public record Seen(long number, Key chain, Key result) {}
