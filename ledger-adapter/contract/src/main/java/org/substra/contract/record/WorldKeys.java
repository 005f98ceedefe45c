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
}
