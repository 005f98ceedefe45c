package org.substra.contract.record;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;

/**
 * Where in which compute plan a tuple stands.
 *
 * @param rank 0 without parents, else 1 more than the highest rank among them; a testtuple has its training tuple's
 * @param batch it came in a part of this batch and exists once that is sealed; null when it came in one command
 */
public record PlanPlace(Key plan, int rank, @Nullable Key batch) {}
