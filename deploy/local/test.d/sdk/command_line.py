"""The command line, each command once, against both nodes."""
import json
import os
import re
import subprocess

import plans
from world import word


class Shell:
    """A profile of its own, so that nobody's is touched."""

    def __init__(self, world, at):
        self.world, self.home = world, world.files.folder_of({})
        self("config", world.relays[at].url)
        self("login", "-u", world.given.user, "-p", world.given.password)

    def __call__(self, *words, fails=False):
        profile = [] if words[0] == "run-local" else ["--config", str(self.home / "config")]
        tokens = [] if words[0] == "config" else ["--tokens", str(self.home / "tokens")]
        done = subprocess.run(["substra", *words, *profile, *tokens], capture_output=True, text=True,
                              cwd=self.home, env={**os.environ, "HOME": str(self.home)})
        assert (done.returncode != 0) == fails, f"substra {' '.join(words)}: {done.returncode}: {done.stdout} {done.stderr}"
        self.world.ok(f"substra {' '.join(word[:20] for word in words)}")
        return done.stdout + done.stderr

    def json(self, *words):
        return json.loads(self(*words, "--output", "json"))

    def key(self, *words):
        """The first key in what it prints for people: of what it adds, it cannot print JSON."""
        return re.search("[0-9a-f]{64}", self(*words))[0]

    def file(self, content):
        return str(self.world.files.write("data.json", json.dumps(content, default=str).encode()))


def run(world):
    here, there = Shell(world, 0), Shell(world, 1)
    dataset = added(world, here, "dataset", world.files.dataset())
    objective = added(world, here, "objective", world.files.objective())
    algo = added(world, here, "algo", world.files.algo())
    for kind in ("composite_algo", "aggregate_algo"):
        added(world, here, kind, world.files.algo())
    here("update", "dataset", dataset, objective)
    sample = world.owkin.add_data_sample(world.files.sample(dataset))
    samples = here.file({"keys": [sample]})
    here("update", "data_sample", samples, "--dataset-key", dataset)
    tuples(world, here, there)
    for kind, key in (("dataset", dataset), ("objective", objective), ("algo", algo)):
        there("get", kind, key)
        there("describe", kind, key)
        there("download", kind, key, "--folder", str(there.home))
    plan(world, here, there)
    for kind in ("data_sample", "dataset", "objective", "algo", "composite_algo", "aggregate_algo", "traintuple",
                 "composite_traintuple", "aggregatetuple", "testtuple", "compute_plan", "node"):
        there("list", kind)
    assert "Wrong pk" in here("get", "algo", "nokey", fails=True)


def added(world, shell, kind, spec):
    key = shell.key("add", kind, shell.file(spec))
    world.equal(f"the command line shows the {kind} it has added", getattr(world.nantes, f"get_{kind}")(key).name, spec["name"])
    return key


def tuples(world, here, there):
    algo = world.owkin.add_algo(world.files.algo(world.both()))
    samples = here.file({"keys": world.dataset.train})
    key = here.key("add", "traintuple", "--algo-key", algo, "--dataset-key", world.dataset.key, "--data-samples-path", samples,
                   "--tag", "by hand")
    there("get", "traintuple", key)
    listed = there.json("list", "traintuple", "--filter", f"traintuple:key:{key}", "--filter", "traintuple:tag:by hand")
    world.equal("the command line lists it by two filters", [one["key"] for one in listed], [key])
    either = there.json("list", "traintuple", "--filter", f"traintuple:key:{key}", "--filter", "traintuple:key:none", "--or")
    world.equal("the command line lists it by either", [one["key"] for one in either], [key])
    test = here.key("add", "testtuple", "--objective-key", world.dataset.objective, "--traintuple-key", key)
    there("get", "testtuple", test)
    there("leaderboard", world.dataset.objective)
    world.ok(f"the command line's tuples {key[:8]} and {test[:8]}")
    composite = here.key("add", "composite_traintuple", "--algo-key", world.composite()["algo_key"], "--dataset-key", world.dataset.key,
                         "--data-samples-path", samples, "--out-trunk-model-permissions-path",
                         here.file({"authorized_ids": world.ids}), "--tag", "by hand")
    mean = here.key("add", "aggregatetuple", "--algo-key", world.aggregate_algo, "--in-model-key", composite,
                    "--worker", world.ids[0])
    there("get", "composite_traintuple", composite)
    there("get", "aggregatetuple", mean)


def plan(world, here, there):
    long = plans.chain(world, *map(str, range(40)))  # not done before it is canceled
    id_ = here.key("add", "compute_plan", here.file({"tag": word(), **long}))
    here("update", "compute_plan", id_, here.file({"traintuples": [plans.train(world, "last", "39")]}))
    world.equal("the command line extends a plan", world.owkin.get_compute_plan(id_).tuple_count, 41)
    world.soon("the other node knows it", lambda: id_ in [one.compute_plan_id for one in world.nantes.list_compute_plan()], True)
    there("get", "compute_plan", id_)
    here("cancel", "compute_plan", id_)
    world.equal("the command line cancels a plan", world.owkin.get_compute_plan(id_).status, "canceled")
