"""Composite traintuples and aggregatetuples: created, run on both organisations' data, tested; and what is refused."""
from files import PRIVATE
from substra.sdk import exceptions
from world import word


def run(world):
    first = world.composite(algo=world.composite_algo, tag="first", metadata={"round": "1"})
    here = added(world, "composite_traintuple", first)
    there = world.nantes.add_composite_traintuple(world.composite(algo=world.composite_algo, at=world.other_dataset))
    mean = added(world, "aggregatetuple", world.aggregate([here, there], algo=world.aggregate_algo, tag="mean"))
    second = world.nantes.add_composite_traintuple(world.composite(
        algo=world.composite_algo, at=world.other_dataset, in_head_model_key=there, in_trunk_model_key=mean))
    test = {"objective_key": world.other_dataset.objective, "traintuple_key": second}
    world.refused("testing a head of another's", exceptions.AuthorizationError, lambda: world.owkin.add_testtuple(test))
    test = world.nantes.add_testtuple(test)
    ran(world, first, here, there, mean, second, test)
    refused(world, here, there)


def added(world, kind, spec):
    add, get = (getattr(world.owkin, f"{verb}_{kind}") for verb in ("add", "get"))
    key = add(spec)
    world.conflict(f"the same {kind} again", key, lambda: add(spec))
    world.equal(f"the same {kind} again, which may be there", add(spec, exist_ok=True), key)
    shown = get(key)
    assert (shown.key, shown.creator, shown.algo.hash_, shown.tag) == (key, world.ids[0], spec["algo_key"], spec["tag"]), shown
    for client, id_ in zip(world.clients, world.ids):
        list_ = getattr(client, f"list_{kind}")
        world.soon(f"{id_} lists the {kind} by its key", lambda: [one.key for one in list_([f"{kind}:key:{key}"])], [key])
    return key


def ran(world, spec, here, there, mean, second, test):
    trained = world.ended("a composite traintuple at owkin", world.owkin.get_composite_traintuple, here)
    world.equal("its metadata and data", (trained.metadata, trained.dataset.worker, trained.dataset.keys),
                ({"round": "1"}, world.ids[0], spec["train_data_sample_keys"]))
    head, trunk = trained.out_head_model.permissions.process, trained.out_trunk_model.permissions.process
    world.equal("its head is its worker's, its trunk for both", (head.public, head.authorized_ids, trunk.public,
                sorted(trunk.authorized_ids)), (False, [world.ids[0]], False, sorted(world.ids)))
    other = world.ended("a composite traintuple at chu-nantes", world.nantes.get_composite_traintuple, there)
    aggregated = world.ended("an aggregatetuple", world.owkin.get_aggregatetuple, mean)
    world.equal("it took both trunks", [model.hash_ for model in aggregated.in_models],
                [one.out_trunk_model.out_model.hash_ for one in (trained, other)])
    child = world.ended("a composite traintuple that goes on", world.nantes.get_composite_traintuple, second)
    world.equal("from its own head and the mean trunk", (child.in_head_model.hash_, child.in_trunk_model.hash_),
                (other.out_head_model.out_model.hash_, aggregated.out_model.hash_))
    tested = world.ended("its testtuple", world.nantes.get_testtuple, test)
    world.equal("what it tested", (tested.traintuple_key, tested.traintuple_type.value), (second, "composite_traintuple"))
    assert 0 < tested.dataset.perf <= 1, tested


def refused(world, here, there):
    unknown, private = word() + word(), world.nantes.add_composite_algo(world.files.algo(PRIVATE, "composite_algo"))
    add = world.owkin.add_composite_traintuple
    for what, more, error in (
        ("an unknown algo", {"algo": unknown}, exceptions.InvalidRequest),
        ("an algo of another kind", {"algo": world.algo}, exceptions.InvalidRequest),
        ("a head and no trunk", {"algo": world.composite_algo, "in_head_model_key": here}, exceptions.InvalidRequest),
        ("an unknown head", {"algo": world.composite_algo, "in_head_model_key": unknown, "in_trunk_model_key": here},
         exceptions.NotFound),
        ("an algo that is not for the asker", {"algo": private}, exceptions.AuthorizationError),
    ):
        world.refused(f"a composite traintuple with {what}", error, lambda: add(world.composite(**more)))
    add = world.owkin.add_aggregatetuple
    for what, spec, error in (
        ("an unknown algo", world.aggregate([here], algo=unknown), exceptions.InvalidRequest),
        ("an unknown model", world.aggregate([unknown], algo=world.aggregate_algo), exceptions.NotFound),
        ("an unknown worker", {**world.aggregate([there], algo=world.aggregate_algo), "worker": "nobodyMSP"},
         exceptions.InvalidRequest),
    ):
        world.refused(f"an aggregatetuple with {what}", error, lambda: add(spec))
