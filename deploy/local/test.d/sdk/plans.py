"""Compute plans: created, run to their end, extended, canceled, in batches of the SDK's; and what is refused."""
from substra.sdk import exceptions
from world import word

MISSING = "missing dependency among inModels IDs"


def run(world):
    federated(world)
    batched(world)
    joined(world)
    refused(world)


def train(world, id_, *parents, **more):
    hospital = world.dataset
    return {"algo_key": world.algo, "data_manager_key": hospital.key, "train_data_sample_keys": hospital.train,
            "traintuple_id": id_, "in_models_ids": list(parents), **more}


def chain(world, *ids):
    """Each on the one before."""
    return {"traintuples": [train(world, id_, *([] if before is None else [before])) for before, id_ in zip((None, *ids), ids)]}


def composite(world, id_, head=None, trunk=None, at=None):
    spec = world.composite(algo=world.composite_algo, at=at or world.dataset)
    return {**spec, "composite_traintuple_id": id_, "in_head_model_id": head, "in_trunk_model_id": trunk,
            "out_trunk_model_permissions": {"public": False, "authorized_ids": list(world.ids)}}


def federated(world):
    """Composite traintuples with their mean and a test, with ids as long as they may be; models in between are removed."""
    tag, (here, there, mean, last) = word(), (word() for _ in range(4))
    spec = {
        "tag": tag, "clean_models": True, "metadata": {"made by": "a test"},
        "composite_traintuples": [composite(world, last, there, mean, world.other_dataset), composite(world, here),
                                  composite(world, there, at=world.other_dataset)],
        "aggregatetuples": [{"aggregatetuple_id": mean, "algo_key": world.aggregate_algo, "worker": world.ids[0],
                             "in_models_ids": [here, there]}],
        "testtuples": [{"objective_key": world.other_dataset.objective, "traintuple_id": last}]}
    plan = world.owkin.add_compute_plan(spec)
    id_, keys = plan.compute_plan_id, plan.id_to_key
    world.equal("a plan names the key of each id", sorted(keys), sorted((here, there, mean, last)))
    world.equal("a plan's keys, by rank", plan.composite_traintuple_keys[-1], keys[last])
    world.equal("its tag, metadata and number of tuples", (plan.tag, plan.metadata, plan.clean_models, plan.tuple_count),
                (tag, {"made by": "a test"}, True, 5))
    for client, name in zip(world.clients, world.ids):
        list_ = client.list_compute_plan
        world.soon(f"{name} lists it by its tag", lambda: [one.compute_plan_id for one in list_([f"compute_plan:tag:{tag}"])], [id_])
    world.equal("a tuple says its plan and rank", ranks(world.owkin.get_aggregatetuple(keys[mean])), (id_, 1))
    world.equal("so does its test", ranks(world.owkin.get_testtuple(plan.testtuple_keys[0])), (id_, 2))
    done = world.ended("the plan", world.owkin.get_compute_plan, id_)
    world.equal("all its tuples are done", (done.done_count, done.tuple_count), (5, 5))
    gone(world, id_, here, keys[here])


def ranks(tuple_):
    return tuple_.compute_plan_id, tuple_.rank


def gone(world, id_, here, key):
    """A later tuple on a model that was removed fails."""
    mean = {"aggregatetuple_id": "too late", "algo_key": world.aggregate_algo, "worker": world.ids[0], "in_models_ids": [here]}
    late = world.owkin.update_compute_plan(id_, {"aggregatetuples": [mean]}).id_to_key["too late"]
    world.soon("a tuple on a removed model fails", lambda: world.owkin.get_aggregatetuple(late).status, "failed", 60)
    world.equal("and so does its plan", world.owkin.get_compute_plan(id_).status, "failed")


def batched(world):
    """More than the SDK sends at once; an update that goes on from there; canceled, which the next read shows."""
    plan = world.owkin.add_compute_plan(chain(world, *map(str, range(45))))
    id_ = plan.compute_plan_id
    world.equal("a plan of 45 in the SDK's batches", (sorted(plan.id_to_key, key=int), plan.tuple_count),
                ([str(number) for number in range(45)], 45))
    more = {"traintuples": [train(world, "45", "44"), *chain(world, *map(str, range(45, 70)))["traintuples"][1:]]}
    extended = world.owkin.update_compute_plan(id_, more)
    world.equal("an update of 25 in the SDK's batches", (len(extended.id_to_key), extended.tuple_count), (25, 70))
    world.equal("the rank of its last", world.owkin.get_traintuple(extended.id_to_key["69"]).rank, 69)
    whole = world.owkin.get_compute_plan(id_)
    world.equal("all keys, by rank", whole.traintuple_keys[44:46], [plan.id_to_key["44"], extended.id_to_key["45"]])
    world.soon("the other node shows them, too", lambda: world.nantes.get_compute_plan(id_).tuple_count, 70)
    for what, call in (("updating", lambda: world.nantes.update_compute_plan(id_, {"traintuples": [train(world, "70", "69")]})),
                       ("canceling", lambda: world.nantes.cancel_compute_plan(id_))):
        world.refused(f"{what} another's plan", exceptions.AuthorizationError, call)
    world.equal("a canceled plan", world.owkin.cancel_compute_plan(id_).status, "canceled")
    world.equal("the next read shows it", (world.owkin.get_compute_plan(id_).status,
                world.owkin.get_traintuple(extended.id_to_key["69"]).status), ("canceled", "canceled"))
    world.equal("canceled again", world.owkin.cancel_compute_plan(id_).status, "canceled")


def joined(world):
    """A tuple of its own joins a plan, or begins one."""
    first = world.owkin.add_traintuple(world.traintuple(rank=0))
    id_ = world.owkin.get_traintuple(first).compute_plan_id
    assert id_, "a tuple with a rank and no plan begins one"
    second = world.owkin.add_traintuple(world.traintuple(compute_plan_id=id_, rank=1, in_models_keys=[first]))
    world.equal("a traintuple with a plan's id and rank", ranks(world.owkin.get_traintuple(second)), (id_, 1))
    world.equal("its plan", world.owkin.get_compute_plan(id_).traintuple_keys, [first, second])
    world.owkin.cancel_compute_plan(id_)


def refused(world):
    add, update = world.owkin.add_compute_plan, world.owkin.update_compute_plan
    for what, tuples in (("a cycle", [train(world, "a", "b"), train(world, "b", "a")]),
                         ("a missing dependency", [train(world, "a", "nobody")])):
        world.refused(f"a plan with {what}", exceptions.InvalidRequest, lambda: add({"traintuples": tuples}, False), MISSING)
    twice = {"traintuples": [train(world, "a"), train(world, "a", train_data_sample_keys=world.dataset.train[:1])]}
    world.refused("a plan with an id twice", exceptions.InvalidRequest, lambda: add(twice, False))
    plan = add({"tag": word()}).compute_plan_id
    world.equal("a plan of nothing", world.owkin.get_compute_plan(plan).tuple_count, 0)
    world.refused("an empty update", exceptions.InvalidRequest, lambda: update(plan, {}, False), "empty update")
    world.refused("an update on nobody", exceptions.InvalidRequest,
                  lambda: update(plan, {"traintuples": [train(world, "c", "nobody")]}, False), MISSING)
    unknown = word() + word()
    world.refused("updating an unknown plan", exceptions.NotFound, lambda: update(unknown, chain(world, "a"), False))
    world.refused("canceling an unknown plan", exceptions.NotFound, lambda: world.owkin.cancel_compute_plan(unknown))
