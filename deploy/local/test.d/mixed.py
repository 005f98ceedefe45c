"""A compute plan with tuples of all kinds at both organisations, slow enough for something to happen meanwhile."""
import uuid

import archives
import registration
import training
from planned import Planned, examples

KINDS = {"algo": "traintuple", "composite_algo": "composite_traintuple", "aggregate_algo": "aggregatetuple"}


def algos(node, members, seconds):
    """One of each kind, whose containers take so many seconds longer; two for means, as each mean of the same is made once."""
    made = {kind: algo(node, members, kind, seconds) for kind in KINDS}
    return {**made, "another aggregate_algo": algo(node, members, "aggregate_algo", seconds)}


def algo(node, members, kind, seconds):
    files = {path.name: path.read_bytes() for path in (registration.HERE / kind).iterdir()}
    files["algo.py"] = f"import time\ntime.sleep({seconds})\n".encode() + files["algo.py"]
    files["salt.txt"] = uuid.uuid4().bytes
    return node.register(
        f"/{kind}/",
        {"name": f"{kind}, {seconds} s", "permissions": {"public": False, "authorized_ids": members}},
        {"file": ("algo.zip", archives.archive(files)), "description": ("description.md", uuid.uuid4().bytes)})


class Mixed(Planned):
    """A model travels from owkin to chu-nantes and back; each trains a composite one and takes the mean of the trunks."""

    def __init__(self, nodes, algos_, route):
        self.nodes = nodes
        here, there = route
        self.where, body = {}, {"tag": uuid.uuid4().hex, "traintuples": [], "composite_traintuples": [],
                                "aggregatetuples": [], "testtuples": []}
        models = [None, "train", "train there", "train again"]
        for before, id_, hospital in zip(models, models[1:], (here, there, here)):
            body["traintuples"].append({
                **self.trained(id_, "algo", algos_, hospital), "in_models_ids": [before] if before else []})
        for hospital in route:
            name = hospital.node.name
            other = next(one.node.name for one in route if one is not hospital)
            for id_, head, trunk in ((name, None, None), (f"{name} again", name, f"mean at {other}")):
                body["composite_traintuples"].append({
                    **self.trained(id_, "composite_algo", algos_, hospital), "in_head_model_id": head,
                    "in_trunk_model_id": trunk, "out_trunk_model_permissions": examples.trunk(route)})
            self.where[f"mean at {name}"] = ("aggregatetuple", hospital.node)
            body["aggregatetuples"].append({
                "aggregatetuple_id": f"mean at {name}", "worker": hospital.node.id,
                "algo_key": algos_["aggregate_algo" if hospital is here else "another aggregate_algo"],
                "in_models_ids": [one.node.name for one in route]})
            for id_ in ("train again", f"{name} again"):
                body["testtuples"].append({"objective_key": hospital.objective, "traintuple_id": id_})
        answer = nodes[0].post("/compute_plan/", body)
        self.key = answer["compute_plan_id"]
        self.tuples = [training.Tuple(f"plan: {id_}", self.where[id_][0], key, self.where[id_][1])
                       for id_, key in answer["id_to_key"].items()]
        self.tuples += [training.Tuple("plan: test", "testtuple", key, nodes[0]) for key in answer["testtuple_keys"]]

    def trained(self, id_, kind, algos_, hospital):
        """What training of both kinds is given."""
        self.where[id_] = (KINDS[kind], hospital.node)
        return {f"{KINDS[kind]}_id": id_, "algo_key": algos_[kind], "data_manager_key": hospital.data_manager,
                "train_data_sample_keys": hospital.train_samples}
