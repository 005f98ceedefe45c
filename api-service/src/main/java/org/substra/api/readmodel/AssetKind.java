package org.substra.api.readmodel;

import org.substra.contract.AlgoKind;
import org.substra.contract.record.Algo;
import org.substra.contract.record.Asset;
import org.substra.contract.record.ComputePlan;
import org.substra.contract.record.DataManager;
import org.substra.contract.record.DataSample;
import org.substra.contract.record.Objective;
import org.substra.contract.record.Tuple;

/** The words by which assets are told apart in this database. */
final class AssetKind {

    static final String OBJECTIVE = "objective";
    static final String DATA_MANAGER = "data_manager";
    static final String DATA_SAMPLE = "data_sample";
    static final String COMPUTE_PLAN = "compute_plan";

    private AssetKind() {}

    static String of(AlgoKind kind) {
        return kind.word();
    }

    static String of(Asset asset) {
        return switch (asset) {
            case Objective _ -> OBJECTIVE;
            case DataManager _ -> DATA_MANAGER;
            case DataSample _ -> DATA_SAMPLE;
            case Algo algo -> of(algo.kind());
            case ComputePlan _ -> COMPUTE_PLAN;
            case Tuple tuple -> tuple.kind().word();
        };
    }
}
