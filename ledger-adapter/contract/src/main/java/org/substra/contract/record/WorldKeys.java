package org.substra.contract.record;

import org.substra.contract.Key;
import org.substra.contract.OrganisationId;

/** The key of every record in the world state. All assets and tuples share one key space (spec 3.3). */
public final class WorldKeys {

    public static final String RULES = "rules";

    private WorldKeys() {}

    public static String node(OrganisationId id) {
        return "node/" + id;
    }

    public static String asset(Key key) {
        return "asset/" + key;
    }

    public static String state(Key tuple) {
        return "state/" + tuple;
    }

    public static String objectiveLink(Key dataManager) {
        return "objective-link/" + dataManager;
    }

    public static String sampleLink(Key dataManager, Key sample) {
        return "sample-link/" + dataManager + "/" + sample;
    }

    public static String model(Key hash) {
        return "model/" + hash;
    }

    /** @param id the client's; hashed, because it may be of any characters */
    public static String planMember(Key plan, String id) {
        return "plan-member/" + plan + "/" + Key.ofText(id);
    }

    public static String planRank(Key plan, OrganisationId worker, int rank) {
        return "plan-rank/" + plan + "/" + worker + "/" + rank;
    }

    public static String planWorker(Key plan, OrganisationId worker) {
        return "plan-worker/" + plan + "/" + worker;
    }

    public static String planBatch(Key plan, OrganisationId organisation) {
        return "plan-batch/" + plan + "/" + organisation;
    }

    public static String planSeal(Key batch) {
        return "plan-seal/" + batch;
    }

    public static String planFailed(Key plan) {
        return "plan-failed/" + plan;
    }

    public static String planCanceled(Key plan) {
        return "plan-canceled/" + plan;
    }
}
