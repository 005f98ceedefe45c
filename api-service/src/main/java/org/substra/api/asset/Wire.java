package org.substra.api.asset;

/** The words of addresses and requests, each once. The words of answers are the names in their views. */
public final class Wire {

    public static final String NODE = "node";
    public static final String OBJECTIVE = "objective";
    public static final String DATA_MANAGER = "data_manager";
    public static final String DATA_SAMPLE = "data_sample";
    public static final String TRAINTUPLE = "traintuple";
    public static final String COMPOSITE_TRAINTUPLE = "composite_traintuple";
    public static final String AGGREGATETUPLE = "aggregatetuple";
    public static final String TESTTUPLE = "testtuple";
    public static final String COMPUTE_PLAN = "compute_plan";
    public static final String MODEL = "model";

    // those of org.substra.contract.AlgoKind
    public static final String ALGO = "algo";
    public static final String COMPOSITE_ALGO = "composite_algo";
    public static final String AGGREGATE_ALGO = "aggregate_algo";

    public static final String DESCRIPTION = "description";
    public static final String METRICS = "metrics";
    public static final String OPENER = "opener";
    public static final String FILE = "file";

    public static final String KEY = "key";
    public static final String UPDATE_LEDGER = "update_ledger";
    public static final String BULK_UPDATE = "bulk_update";

    public static final String JSON = "json";
    public static final String NAME = "name";
    public static final String TYPE = "type";
    public static final String PERMISSIONS = "permissions";
    public static final String METADATA = "metadata";
    public static final String PUBLIC = "public";
    public static final String AUTHORIZED_IDS = "authorized_ids";
    public static final String METRICS_NAME = "metrics_name";
    public static final String DATA_OPENER = "data_opener";
    public static final String OBJECTIVE_KEY = "objective_key";
    public static final String TEST_DATA_MANAGER_KEY = "test_data_manager_key";
    public static final String TEST_DATA_SAMPLE_KEYS = "test_data_sample_keys";
    public static final String DATA_MANAGER_KEY = "data_manager_key";
    public static final String DATA_MANAGER_KEYS = "data_manager_keys";
    public static final String DATA_SAMPLE_KEYS = "data_sample_keys";
    public static final String TRAIN_DATA_SAMPLE_KEYS = "train_data_sample_keys";
    public static final String TEST_ONLY = "test_only";
    public static final String PATH = "path";
    public static final String PATHS = "paths";
    public static final String MULTIPLE = "multiple";
    public static final String ALGO_KEY = "algo_key";
    public static final String IN_MODELS_KEYS = "in_models_keys";
    public static final String IN_HEAD_MODEL_KEY = "in_head_model_key";
    public static final String IN_TRUNK_MODEL_KEY = "in_trunk_model_key";
    public static final String OUT_TRUNK_MODEL_PERMISSIONS = "out_trunk_model_permissions";
    public static final String WORKER = "worker";
    public static final String TRAINTUPLE_KEY = "traintuple_key";
    public static final String COMPUTE_PLAN_ID = "compute_plan_id";
    public static final String RANK = "rank";
    public static final String TAG = "tag";

    private Wire() {}
}
