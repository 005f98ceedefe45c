"""Every kind of tuple on both organisations' data, in a plan and outside of plans: what is computed is what has to come out."""
import math

import regression
from node import Node
from world import word

# The SDK sends all at once: its batches have room for one test of each model
WHOLE = False


def run(world):
    in_a_plan(world)
    Family(world, alone(world)).check("outside of plans")
    cleaned(world)


def in_a_plan(world):
    """A first request, and a second one that goes on from its models."""
    plan = world.owkin.add_compute_plan(first_step(world, word()), WHOLE)
    keys = dict(plan.id_to_key)
    plan = world.owkin.update_compute_plan(plan.compute_plan_id, second_step(world), WHOLE)
    keys.update(plan.id_to_key)
    plan = world.ended("a plan of all kinds", world.owkin.get_compute_plan, plan.compute_plan_id)
    world.equal("its tuples are done", (plan.done_count, plan.tuple_count), (14, 14))
    family = Family(world, {**keys, "tests": plan.testtuple_keys})
    family.check("in a plan")
    family.ranks(plan.compute_plan_id, {"first": 0, "second": 1, "here": 0, "there": 0, "mean": 1, "here again": 2,
                                        "there again": 2, "mean again": 3})


def first_step(world, tag, **more):
    here, there = world.dataset, world.other_dataset
    return {
        "tag": tag, **more,
        "traintuples": [{**data(here), "algo_key": world.algo, "traintuple_id": "first", "in_models_ids": []},
                        {**data(there), "algo_key": world.algo, "traintuple_id": "second", "in_models_ids": ["first"]}],
        "composite_traintuples": [composite(world, "here", here), composite(world, "there", there)],
        "aggregatetuples": [aggregate(world, "mean", world.ids[0], "here", "there")],
        "testtuples": tests("traintuple_id", "second", here, there)}


def second_step(world):
    here, there = world.dataset, world.other_dataset
    return {
        "composite_traintuples": [composite(world, "here again", here, "here"), composite(world, "there again", there, "there")],
        "aggregatetuples": [aggregate(world, "mean again", world.ids[1], "here again", "there again")],
        "testtuples": tests("traintuple_id", "here again", here) + tests("traintuple_id", "there again", there)}


def data(hospital):
    return {"data_manager_key": hospital.key, "train_data_sample_keys": hospital.train}


def composite(world, id_, hospital, before=None):
    return {**data(hospital), "composite_traintuple_id": id_, "algo_key": world.composite_algo, "in_head_model_id": before,
            "in_trunk_model_id": before and "mean",
            "out_trunk_model_permissions": {"public": False, "authorized_ids": list(world.ids)}}


def aggregate(world, id_, worker, *parents):
    return {"aggregatetuple_id": id_, "algo_key": world.aggregate_algo, "worker": worker, "in_models_ids": list(parents)}


def tests(field, tested, hospital, elsewhere=None):
    """A certified one, and one that is not: on other data than the objective's."""
    on = elsewhere or hospital
    samples = on.test if elsewhere else on.train
    return [{field: tested, "objective_key": hospital.objective},
            {field: tested, "objective_key": hospital.objective, "data_manager_key": on.key, "test_data_sample_keys": samples}]


def alone(world):
    """The same tuples, one by one, created at both nodes."""
    here, there = world.dataset, world.other_dataset
    keys = {"first": world.nantes.add_traintuple(world.traintuple(algo=world.algo, tag=word()))}
    keys["second"] = world.owkin.add_traintuple(world.traintuple(algo=world.algo, at=there, in_models_keys=[keys["first"]]))
    for id_, hospital in (("here", here), ("there", there)):
        keys[id_] = hospital.client.add_composite_traintuple(world.composite(at=hospital))
    keys["mean"] = world.nantes.add_aggregatetuple(world.aggregate([keys["here"], keys["there"]]))
    for id_, hospital in (("here", here), ("there", there)):
        keys[f"{id_} again"] = hospital.client.add_composite_traintuple(world.composite(
            at=hospital, in_head_model_key=keys[id_], in_trunk_model_key=keys["mean"]))
    again = world.aggregate([keys["here again"], keys["there again"]])
    keys["mean again"] = world.owkin.add_aggregatetuple({**again, "worker": world.ids[1]})
    keys["tests"] = [
        client.add_testtuple(test) for client, specs in (
            (world.owkin, tests("traintuple_key", keys["second"], here, there)),
            (world.owkin, tests("traintuple_key", keys["here again"], here)),
            (world.nantes, tests("traintuple_key", keys["there again"], there))) for test in specs]
    return keys


class Family:
    """The tuples above, with what was computed by each."""

    def __init__(self, world, keys):
        self.world, self.models = world, world.models
        self.keys = {id_: key for id_, key in keys.items() if id_ != "tests"}
        self.tests = [self.get(f"a test ({key})", "testtuple", key) for key in keys["tests"]]
        self.tuples = {id_: self.get(id_, kind(id_), key) for id_, key in self.keys.items()}
        self.data = {"first": world.dataset, "second": world.other_dataset, "here": world.dataset, "there": world.other_dataset}

    def get(self, what, kind_, key):
        """As both nodes show it, when it has ended."""
        tuple_ = self.world.ended(what, getattr(self.world.owkin, f"get_{kind_}"), key)
        other = getattr(self.world.nantes, f"get_{kind_}")
        self.world.soon(f"{what}, the same at both nodes", lambda: other(key), tuple_)
        return tuple_

    def check(self, where):
        trained = {"first": self.trained("first"), "second": self.trained("second")}
        for id_ in ("here", "there"):
            trained[id_] = self.trained_composite(id_)
        means = [self.mean("mean", ("here", "there"), trained)]
        for id_ in ("here again", "there again"):
            trained[id_] = self.trained_composite(id_, trained[id_.split()[0]][1], means[0])
        self.mean("mean again", ("here again", "there again"), trained)
        self.measured(trained)
        self.at_home("here")
        self.at_home("there again")
        self.world.ok(f"models and figures of all kinds of tuples {where} are what the data makes of them")

    def ranks(self, plan, ranks):
        found = {id_: (tuple_.compute_plan_id, tuple_.rank) for id_, tuple_ in self.tuples.items()}
        self.world.equal("ranks in the plan", found, {id_: (plan, rank) for id_, rank in ranks.items()})
        tested = {key: ranks[id_] for id_, key in self.keys.items()}
        for test in self.tests:
            assert (test.compute_plan_id, test.rank) == (plan, tested[test.traintuple_key]), test
        self.world.ok("a test has the rank of what it tests")

    def trained(self, id_):
        tuple_ = self.tuples[id_]
        before = [self.model(self.tuples["first"])] if id_ == "second" else []
        assert [one.hash_ for one in tuple_.in_models or []] == [self.tuples["first"].out_model.hash_ for _ in before], tuple_
        weights, bias = self.data[id_].train_patients.trained(*[(m["weights"], m["bias"]) for m in before][0] if before else ())
        found = self.model(tuple_)
        assert regression.same([*found["weights"], found["bias"]], [*weights, bias]), f"{id_}: {found}"
        return found["weights"], found["bias"]

    def trained_composite(self, id_, bias=0.0, weights=None):
        """From that head and that trunk, if there are any."""
        tuple_ = self.tuples[id_]
        wanted = self.data[id_.split()[0]].train_patients.trained(weights, bias, l2=0)
        head = self.models.stored(tuple_.dataset.worker, tuple_.out_head_model.out_model.hash_, tuple_.key + "HEAD")
        trunk = self.given(tuple_.dataset.worker, tuple_.out_trunk_model.out_model.hash_, tuple_.key + "TRUNK")
        assert regression.same([*trunk["weights"], head["bias"]], [*wanted[0], wanted[1]]), f"{id_}: {head}, {trunk}"
        return trunk["weights"], head["bias"]

    def mean(self, id_, parents, trained):
        tuple_ = self.tuples[id_]
        trunks = [self.tuples[parent].out_trunk_model.out_model.hash_ for parent in parents]
        assert [one.hash_ for one in tuple_.in_models] == trunks, tuple_
        found = self.given(tuple_.worker, tuple_.out_model.hash_, tuple_.key)["weights"]
        assert regression.same(found, regression.mean([trained[parent][0] for parent in parents])), f"{id_}: {found}"
        return found

    def measured(self, trained):
        """The figure of each test, from the model it tested and the patients it was given."""
        known = {key: trained[id_] for id_, key in self.keys.items() if id_ in trained}
        hospitals = (self.world.dataset, self.world.other_dataset)
        for test in self.tests:
            patients = next(patients for hospital in hospitals for samples, patients in (
                (hospital.train, hospital.train_patients), (hospital.test, hospital.test_patients))
                if sorted(samples) == sorted(test.dataset.keys))
            wanted = patients.accuracy(*known[test.traintuple_key])
            assert math.isclose(test.dataset.perf, wanted, rel_tol=1e-6), f"{test.key}: {test.dataset.perf}, not {wanted}"
        certified = sorted(test.certified for test in self.tests)
        self.world.equal("tests of each kind, certified and not", certified, [False] * 3 + [True] * 3)

    def at_home(self, id_):
        """A head is given to nobody, not even by its address at the other node; and no model to a person."""
        tuple_ = self.tuples[id_]
        home = tuple_.dataset.worker
        other = next(one for one in self.world.ids if one != home)
        head, trunk = tuple_.out_head_model.out_model.hash_, tuple_.out_trunk_model.out_model.hash_
        self.world.equal(f"the head of '{id_}', asked for by the other node", self.models.fetched(home, head), (403, None))
        self.world.equal("asked for at the other node", self.models.fetched(other, head), (404, None))
        person = Node(home, self.models.urls[home])
        person.login(self.world.given.user, self.world.given.password)
        for what, hash_ in (("the head", head), ("the trunk", trunk)):
            answer = self.models.asked_by_a_person(home, hash_, person.token)
            self.world.equal(f"{what} of '{id_}', asked for by a person", answer, (403, None))

    def model(self, tuple_):
        return self.given(tuple_.dataset.worker, tuple_.out_model.hash_, tuple_.key)

    def given(self, at, hash_, salt):
        """Every node may have it from the node that made it."""
        status, model = self.models.fetched(at, hash_, salt)
        assert status == 200, f"model {hash_} at {at}: {status}"
        return model


def kind(id_):
    return {"first": "traintuple", "second": "traintuple", "mean": "aggregatetuple", "mean again": "aggregatetuple"}.get(
        id_, "composite_traintuple")


def cleaned(world):
    """As soon as a node says that the plan is done, it gives no model of it that was needed only in between."""
    step = first_step(world, word(), clean_models=True)
    for id_, more in second_step(world).items():
        step[id_] = step[id_] + more
    plan = world.owkin.add_compute_plan(step, WHOLE)
    keys = plan.id_to_key
    for client, id_ in zip(world.clients, world.ids):
        world.ended(f"a plan that cleans, as {id_} says", client.get_compute_plan, plan.compute_plan_id)
        asked = {name: world.models.fetched(id_, hash_, salt)[0] for name, hash_, salt in made_at(client, id_, keys)}
        world.equal(f"its models at {id_}: those that nothing else needs are there, the others gone",
                    asked, {name: 200 if name in ("second", "mean again") else 404 for name in asked})
    on_a_cleaned_model(world, keys["first"])


def made_at(client, worker, keys):
    """The names, hashes and salts of the models that were made there; of composite tuples the trunks."""
    for name, key in keys.items():
        tuple_ = getattr(client, f"get_{kind(name)}")(key)
        if (tuple_.worker if kind(name) == "aggregatetuple" else tuple_.dataset.worker) != worker:
            continue
        if kind(name) == "composite_traintuple":
            yield name, tuple_.out_trunk_model.out_model.hash_, key + "TRUNK"
        else:
            yield name, tuple_.out_model.hash_, key


def on_a_cleaned_model(world, parent):
    for client, hospital, name in ((world.owkin, world.dataset, "owkin"), (world.nantes, world.other_dataset, "chu-nantes")):
        key = client.add_traintuple(world.traintuple(algo=world.algo, at=hospital, in_models_keys=[parent], tag=word()))
        world.soon(f"a traintuple of {name} on a model that is gone", lambda: client.get_traintuple(key).status, "failed", 10)
        log = (world.network.state / "logs" / f"{name}-worker.log").read_text(errors="replace")
        assert f"traintuple-{key}" not in log, f"{key} has run"
        world.ok(f"{client.get_traintuple(key).log}; it has never run")
