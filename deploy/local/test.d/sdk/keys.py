"""Keys that are none, keys that nobody knows, keys of something else."""
from substra.sdk import exceptions
from world import word

SHOWN = ("dataset", "objective", "algo", "composite_algo", "aggregate_algo", "traintuple", "composite_traintuple",
         "aggregatetuple", "testtuple", "compute_plan")
DESCRIBED = SHOWN[:5]


def run(world):
    for kind in SHOWN:
        get = getattr(world.owkin, f"get_{kind}")
        world.refused(f"{kind}: a key that is none", exceptions.InvalidRequest, lambda: get("nokey"), "Wrong pk nokey")
        world.refused(f"{kind}: an unknown key", exceptions.NotFound, lambda: get(word() + word()))
    for kind in DESCRIBED:
        describe = getattr(world.nantes, f"describe_{kind}")
        world.refused(f"describing an unknown {kind}", exceptions.NotFound, lambda: describe(word() + word()))
    world.refused("an algo is no composite algo", exceptions.NotFound, lambda: world.owkin.get_composite_algo(world.algo))
    world.refused("a dataset is no objective", exceptions.NotFound, lambda: world.owkin.get_objective(world.dataset.key))
    world.refused("the leaderboard of nothing", exceptions.NotFound, lambda: world.owkin.leaderboard(word() + word()))
    tuples(world)


def tuples(world):
    unknown = word() + word()
    for what, spec, error in (
        ("an unknown algo", world.traintuple(algo=unknown), exceptions.InvalidRequest),
        ("a wrong algo key", world.traintuple(algo="nokey"), exceptions.InvalidRequest),
        ("an unknown dataset", {**world.traintuple(), "data_manager_key": unknown}, exceptions.InvalidRequest),
        ("an unknown sample", {**world.traintuple(), "train_data_sample_keys": [unknown]}, exceptions.NotFound),
        ("no sample", {**world.traintuple(), "train_data_sample_keys": []}, exceptions.InvalidRequest),
        ("a test sample", {**world.traintuple(), "train_data_sample_keys": world.dataset.test}, exceptions.InvalidRequest),
        ("an unknown in-model", world.traintuple(in_models_keys=[unknown]), exceptions.NotFound),
        ("a tag of 65", world.traintuple(tag="t" * 65), exceptions.InvalidRequest),
    ):
        world.refused(f"a traintuple with {what}", error, lambda: world.owkin.add_traintuple(spec))
    world.refused("a testtuple of an unknown model", exceptions.HTTPError, lambda: world.owkin.add_testtuple(
        {"objective_key": world.dataset.objective, "traintuple_key": unknown}))
