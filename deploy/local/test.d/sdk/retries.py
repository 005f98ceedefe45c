"""What happens when an answer is refused, late or lost: whatever the client does then, the asset is there once."""
import threading
import time

import plans
from substra.sdk import exceptions
from world import word


def run(world):
    for what, add, list_, spec in registrations(world):
        relay = world.relays[0]
        relay.trouble("refuse", "refuse")
        key = add(spec())
        world.equal(f"{what}, refused twice with 503, is registered by the SDK's retry", count(list_, key), 1)
        relay.trouble("late")
        key = add(spec())
        world.equal(f"{what}, answered late with 408, is found by the SDK's retry", count(list_, key), 1)
        relay.trouble("cut")
        lost = spec()
        world.refused(f"{what}, whose answer is cut off", exceptions.ConnectionError, lambda: add(lost))
        refusal = world.refused(f"{what}, sent again", exceptions.AlreadyExists, lambda: add(lost))
        world.equal(f"{what}: it is there once, and the conflict names it",
                    (refusal.key, count(list_, refusal.key)), (add(lost, exist_ok=True), 1))
    dropped(world)
    sample(world)
    if world.long:
        standing_still(world)


def registrations(world):
    client = world.owkin
    yield "a dataset", client.add_dataset, client.list_dataset, world.files.dataset
    yield "an objective", client.add_objective, client.list_objective, world.files.objective
    yield "an algo", client.add_algo, client.list_algo, world.files.algo
    yield "a traintuple", client.add_traintuple, client.list_traintuple, world.traintuple
    yield "a testtuple", client.add_testtuple, client.list_testtuple, lambda: testtuple(world)
    yield "a composite traintuple", client.add_composite_traintuple, client.list_composite_traintuple, world.composite
    yield "an aggregatetuple", client.add_aggregatetuple, client.list_aggregatetuple, lambda: aggregate(world)


def sample(world):
    """Its conflict names a list of keys, which the SDK understands for a single one."""
    spec, relay = world.files.sample(world.dataset.key), world.relays[0]
    relay.trouble("refuse", "cut")
    world.refused("a data sample, refused, then cut off", exceptions.ConnectionError, lambda: world.owkin.add_data_sample(spec))
    key = world.owkin.add_data_sample(spec, exist_ok=True)
    world.equal("a data sample, sent again: it is there once", count(world.owkin.list_data_sample, key), 1)


def testtuple(world):
    trained = world.nantes.add_traintuple(world.traintuple())
    return {"objective_key": world.dataset.objective, "traintuple_key": trained}


def aggregate(world):
    return world.aggregate([world.nantes.add_composite_traintuple(world.composite())])


def dropped(world):
    """The command is on its way to a ledger that stands still when the connection breaks; the SDK sends it again."""
    client = world.owkin
    for what, add, list_, spec in (
        ("a traintuple", client.add_traintuple, client.list_traintuple, world.traintuple()),
        ("a composite traintuple", client.add_composite_traintuple, client.list_composite_traintuple, world.composite()),
        ("an aggregatetuple", client.add_aggregatetuple, client.list_aggregatetuple, aggregate(world)),
    ):
        key = on_its_way(world, lambda: add(spec, exist_ok=True))
        world.equal(f"{what} on its way when the connection breaks is there once", count(list_, key), 1)
        world.conflict(f"{what}, sent again", key, lambda: add(spec))
    plan(world)


def plan(world):
    client, tag = world.owkin, word()
    created = on_its_way(world, lambda: client.add_compute_plan({"tag": tag, **plans.chain(world, "a", "b")}))
    id_ = created.compute_plan_id
    found = [one.compute_plan_id for one in client.list_compute_plan([f"compute_plan:tag:{tag}"])]
    world.equal("a plan on its way when the connection breaks is there once", (found, created.tuple_count), ([id_], 2))
    world.equal("its keys by id", list(created.id_to_key.values()), client.get_compute_plan(id_).traintuple_keys)
    more = {"traintuples": [plans.train(world, "c", "b"), plans.train(world, "d", "c")]}
    extended = on_its_way(world, lambda: client.update_compute_plan(id_, more))
    world.equal("an update on its way when the connection breaks happens once", extended.tuple_count, 4)
    world.equal("the keys that it made", list(extended.id_to_key.values()), client.get_compute_plan(id_).traintuple_keys[2:])
    client.cancel_compute_plan(id_)


def on_its_way(world, call):
    world.network.suspend("owkin-ledger")
    threading.Thread(target=lambda: (time.sleep(1.5), world.network.resume("owkin-ledger")), daemon=True).start()
    world.relays[0].trouble("drop")
    return call()


def count(list_, key):
    return [one.key for one in list_()].count(key)


def standing_still(world):
    """The ledger adapter itself stands still for longer than the node waits."""
    for what, call in (
        ("a dataset while the ledger stands still: 408, then found", lambda: world.owkin.add_dataset(world.files.dataset())),
        ("an unknown key while the ledger stands still: 503, then 404", lambda: unknown(world)),
    ):
        world.network.suspend("owkin-ledger")
        threading.Thread(target=lambda: (time.sleep(6), world.network.resume("owkin-ledger")), daemon=True).start()
        key = call()
        world.equal(what, key is None or count(world.owkin.list_dataset, key) == 1, True)


def unknown(world):
    try:
        world.owkin.get_algo(word() + word())
    except exceptions.NotFound:
        return None
    raise AssertionError("an unknown algo is there")
