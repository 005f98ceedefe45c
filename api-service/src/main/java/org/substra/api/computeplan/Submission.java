package org.substra.api.computeplan;

import org.substra.contract.Key;

/**
 * A request that is on its way to the ledger, or was.
 *
 * @param plan the plan that it creates or extends
 * @param batch drawn for it: names its commands, which are the same however often its client sends it
 */
record Submission(Key plan, Key batch) {

    /** The id of its only command. */
    String whole() {
        return batch + "/whole";
    }

    /** The id of the command that brings a part. */
    String part(int number) {
        return batch + "/" + number;
    }

    /** The id of the command that makes its parts exist. */
    String seal() {
        return batch + "/seal";
    }
}
