"""Traintuples and testtuples: created, run to their end on both organisations' data, tested, ranked."""
from substra.sdk import exceptions
from world import word


def run(world):
    first = world.traintuple(algo=world.algo, tag="first", metadata={"round": "1"})
    key = world.owkin.add_traintuple(first)
    world.conflict("the same traintuple again", key, lambda: world.owkin.add_traintuple(first))
    world.equal("the same traintuple again, which may be there", world.owkin.add_traintuple(first, exist_ok=True), key)
    second = world.nantes.add_traintuple(world.traintuple(algo=world.algo, at=world.other_dataset, in_models_keys=[key]))
    test = {"objective_key": world.dataset.objective, "traintuple_key": second, "tag": "certified"}
    tested = world.owkin.add_testtuple(test)
    world.conflict("the same testtuple again", tested, lambda: world.owkin.add_testtuple(test))
    world.equal("the same testtuple again, which may be there", world.owkin.add_testtuple(test, exist_ok=True), tested)
    other = world.nantes.add_testtuple({
        "objective_key": world.dataset.objective, "traintuple_key": second,
        "data_manager_key": world.other_dataset.key, "test_data_sample_keys": world.other_dataset.test})
    ran(world, first, key, second)
    ranked(world, second, tested, other)
    refused(world, key)


def ran(world, spec, key, second):
    trained = world.ended("a traintuple at owkin", world.owkin.get_traintuple, key)
    world.equal("its tag and metadata", (trained.tag, trained.metadata), ("first", {"round": "1"}))
    world.equal("its data", (trained.dataset.worker, trained.dataset.keys), (world.ids[0], spec["train_data_sample_keys"]))
    child = world.ended("its child at chu-nantes", world.nantes.get_traintuple, second)
    world.equal("it started from the model", [model.hash_ for model in child.in_models], [trained.out_model.hash_])
    for client, id_ in zip(world.clients, world.ids):
        listed = {tuple_.key: tuple_ for tuple_ in client.list_traintuple()}
        world.equal(f"{id_} lists it as it shows it", listed[second], client.get_traintuple(second))


def ranked(world, second, tested, other):
    test = world.ended("a testtuple", world.nantes.get_testtuple, tested)
    world.ended("a testtuple on other data", world.owkin.get_testtuple, other)
    assert 0 < test.dataset.perf <= 1 and test.certified and not world.owkin.get_testtuple(other).certified
    world.equal("what it tested", (test.traintuple_key, test.traintuple_type.value), (second, "traintuple"))
    for client, id_ in zip(world.clients, world.ids):
        board = client.leaderboard(world.dataset.objective)
        assert tested in [test["key"] for test in board["testtuples"]] and other not in [t["key"] for t in board["testtuples"]]
        perfs = [test["perf"] for test in board["testtuples"]]
        world.equal(f"the leaderboard at {id_}, the best first", perfs, sorted(perfs, reverse=True))
        assert tested in [test.key for test in client.list_testtuple()]
        world.ok(f"{id_} lists the testtuple")
    empty = world.owkin.add_objective(world.files.objective())
    world.equal("a leaderboard without tests", world.owkin.leaderboard(empty)["testtuples"], [])


def refused(world, key):
    empty = world.owkin.add_objective(world.files.objective())
    world.refused("a test for an objective without data", exceptions.InvalidRequest,
                  lambda: world.owkin.add_testtuple({"objective_key": empty, "traintuple_key": key}))
    world.refused("a test on half a dataset", exceptions.InvalidRequest, lambda: world.owkin.add_testtuple(
        {"objective_key": empty, "traintuple_key": key, "data_manager_key": world.dataset.key}))
    world.refused("a test for nothing", exceptions.HTTPError, lambda: world.owkin.add_testtuple(
        {"objective_key": word() + word(), "traintuple_key": key}))
