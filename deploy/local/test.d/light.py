"""A compute plan with tuples of all kinds at both organisations, whose containers take no time: to run many of them."""
import uuid

import archives
import training
from planned import Planned, examples

KINDS = {"algo": "traintuple", "composite_algo": "composite_traintuple"}
DOCKERFILE = b"""FROM substrafoundation/substra-tools:0.6.1
COPY * /sandbox/
ENTRYPOINT ["sh", "/sandbox/program"]
"""
# Other bytes with each attempt, so that two results of a tuple would be seen
PROGRAM = b"""set -e
new() { cat /proc/sys/kernel/random/uuid; }
cd /sandbox
case "$*" in
  *--output-models-path*) new >output_model/head_model; new >output_model/trunk_model ;;
  *--output-model-path*) new >output_model/model ;;
  *--output-perf-path*) [ -s pred/pred ]; echo '{"all": 0.5}' >perf/perf.json ;;
  *) new >pred/pred ;;
esac
"""


class Light:
    """What is registered once for many plans."""

    def __init__(self, nodes, route):
        self.nodes, self.route = nodes, route
        self.permissions = {"public": False, "authorized_ids": [node.id for node in nodes]}
        self.algos = {kind: self._register(nodes[0], f"/{kind}/", "file") for kind in KINDS}
        # The same mean of the same models would be the same tuple
        self.means = {node.name: self._register(node, "/aggregate_algo/", "file") for node in nodes}
        self.objective = self._register(nodes[0], "/objective/", "metrics", {"metrics_name": "a half"})

    def plan(self):
        return LightPlan(self)

    def _register(self, node, path, part, fields=None):
        files = archives.archive({"Dockerfile": DOCKERFILE, "program": PROGRAM, "salt": uuid.uuid4().bytes})
        return node.register(
            path, {"name": "light", "permissions": self.permissions, **(fields or {})},
            {part: ("light.zip", files), "description": ("description.md", uuid.uuid4().bytes)})


class LightPlan(Planned):
    """A model travels; each organisation trains a composite one, takes the mean of the trunks, trains on and tests."""

    def __init__(self, light):
        self.nodes, self.light, self.where = light.nodes, light, {}
        here, there = light.route
        name, other = here.node.name, there.node.name
        answer = self.nodes[0].post("/compute_plan/", {
            "tag": uuid.uuid4().hex, "clean_models": True,
            "traintuples": [self._traintuple("train", here, []), self._traintuple("train there", there, ["train"])],
            "composite_traintuples": [
                self._composite(name, here), self._composite(other, there),
                self._composite(f"{name} again", here, name, f"mean at {other}"),
                self._composite(f"{other} again", there, other, f"mean at {name}")],
            "aggregatetuples": [self._mean(here, [name, other]), self._mean(there, [other, name])],
            "testtuples": [self._test(here), self._test(there)]})
        self.key = answer["compute_plan_id"]
        self.tuples = [training.Tuple(f"plan: {id_}", self.where[id_][0], key, self.where[id_][1])
                       for id_, key in answer["id_to_key"].items()]
        self.tuples += [training.Tuple("plan: test", "testtuple", key, self.nodes[0]) for key in answer["testtuple_keys"]]

    def _traintuple(self, id_, hospital, models):
        return {**self._trained(id_, "algo", hospital), "in_models_ids": models}

    def _composite(self, id_, hospital, head=None, trunk=None):
        return {**self._trained(id_, "composite_algo", hospital), "in_head_model_id": head, "in_trunk_model_id": trunk,
                "out_trunk_model_permissions": examples.trunk(self.light.route)}

    def _trained(self, id_, kind, hospital):
        self.where[id_] = (KINDS[kind], hospital.node)
        return {f"{KINDS[kind]}_id": id_, "algo_key": self.light.algos[kind], "data_manager_key": hospital.data_manager,
                "train_data_sample_keys": hospital.train_samples}

    def _mean(self, hospital, models):
        id_ = f"mean at {hospital.node.name}"
        self.where[id_] = ("aggregatetuple", hospital.node)
        return {"aggregatetuple_id": id_, "algo_key": self.light.means[hospital.node.name], "worker": hospital.node.id,
                "in_models_ids": models}

    def _test(self, hospital):
        return {"objective_key": self.light.objective, "traintuple_id": f"{hospital.node.name} again",
                "data_manager_key": hospital.data_manager, "test_data_sample_keys": hospital.test_samples}
