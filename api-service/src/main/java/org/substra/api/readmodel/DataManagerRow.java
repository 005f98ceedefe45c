package org.substra.api.readmodel;

import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.record.DataManager;

/**
 * A data manager as lists show it.
 *
 * @param objective the objective it belongs to; null when to none
 */
public record DataManagerRow(
        DataManager dataManager, @Nullable Key objective) {}
