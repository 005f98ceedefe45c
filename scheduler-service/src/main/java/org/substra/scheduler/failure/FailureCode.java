package org.substra.scheduler.failure;

import java.util.UUID;

/**
 * Why this scheduler fails a tuple. The ledger learns only a code (spec 4.4), which stands beside the reason in this
 * service's log. Numbers below 100 are the worker's.
 */
public enum FailureCode {
    PARENT_FAILED(101, "a tuple that it needs has failed"),
    NODE_FAILED(102, "this node failed it too often"),
    PEER_SILENT(103, "another node did not deliver in time"),
    BUILD_FAILED(104, "its image could not be built"),
    ALGO_FAILED(105, "its algo failed too often"),
    WORKER_LOST(106, "its worker was lost too often");

    private static final int UNIQUE = 7;

    private final int number;
    private final String meaning;

    FailureCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** A new code {@code [00-01-EEEE-uuuuuuu]} with this number. */
    String draw() {
        return "[00-01-%04d-%s]"
                .formatted(number, UUID.randomUUID().toString().replace("-", "").substring(0, UNIQUE));
    }
}
