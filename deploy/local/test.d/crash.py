"""Kills what can be killed while tuples run: every tuple ends done, once."""
import argparse
import pathlib
import random
import sys
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "demo.d"))
import registration  # noqa: E402
import training  # noqa: E402
from network import Network  # noqa: E402
from node import Node, Refused  # noqa: E402
from planned import Planned  # noqa: E402

WORKER = ["ACCEPTED", "STARTED", "MATERIALS", "IMAGE", "WORKSPACE", "CONTAINER", "EVALUATION", "OUTPUT", "STORED",
          "REPORTED", "TOLD", "CLEANED"]
SCHEDULER = ["RECEIVED", "ASSIGNED", "SENT", "RENEWED", "CLOSED"]
SERVICES = [f"{org}-{service}" for org in ("owkin", "chu-nantes") for service in ("api", "ledger", "scheduler", "worker")]
PATIENCE = 180


class Run:
    """One network and what is registered on it."""

    def __init__(self, given):
        self.network = Network(given.scripts, given.state, given.port_base)
        self.nodes = [Node(*node.split("=", 1)) for node in given.node]
        for node in self.nodes:
            node.login(given.user, given.password)
        self.members = [node.id for node in self.nodes]
        self.route = [registration.Hospital(node, at, self.members) for at, node in enumerate(self.nodes)]
        self.plan_algos = Planned.algos(self.nodes[0], self.members)
        self.passed = 0

    def tuples(self, rounds=1, route=None):
        """New traintuples along the route, owkin's only by default, and the tests at the end."""
        creator = self.nodes[0]
        algo = registration.algo(creator, self.members, uuid.uuid4().hex)
        return training.create(creator, algo, route or self.route[:1], rounds)

    def all_done(self, what, tuples, plan=None):
        training.watch(tuples, PATIENCE)
        for tuple_ in tuples:
            assert tuple_.status == "done", f"{what}: {tuple_.label} ({tuple_.key}) is {tuple_.status}: {tuple_.record}"
        if plan:
            plan.assert_done(what)
        self.passed += 1
        print(f"ok: {what}", flush=True)

    def will_halt(self, service, step):
        self.network.kill(service)
        self.network.forget_halt(service)
        self.network.start(halt_at=step)

    def halts_at(self, service, step):
        self.will_halt(service, step)
        tuples = self.tuples()
        self.network.await_halt(service)
        self.network.start()
        self.all_done(f"{service} halts at {step}", tuples)

    def plan(self):
        return Planned(self.nodes, self.plan_algos, self.route)

    def halts_in_a_plan(self, step, victim):
        """Owkin's worker halts at the step of this tuple, for which it is killed when those before it are done."""
        before = Planned.BEFORE[victim]
        if before:
            plan = self.plan()
            self.await_status(plan.tuple(before), "done")
        self.will_halt("owkin-worker", step)
        if not before:
            plan = self.plan()
        self.network.await_halt("owkin-worker")
        self.network.start()
        self.all_done(f"owkin-worker halts at {step} of a plan's tuple '{victim}'", plan.tuples, plan)

    def killed_in_a_plan(self, services, moment):
        """They are killed together."""
        plan = self.plan()
        time.sleep(moment)
        for service in services:
            self.network.kill(service)
        self.network.start()
        self.all_done(f"{' and '.join(services)} are killed {moment:.2f} s after a plan was created", plan.tuples, plan)

    def one_of_two_is_killed(self, services, random_):
        """The plan does not wait for them to be started again: the others do their work. The nodes' first apis stay, because
        by their address the organisations know each other."""
        plan = self.plan()
        said = []
        for service in services:
            pause = random_.uniform(0, 3)
            time.sleep(pause)
            self.network.kill(service)
            said.append(f"{service} after {pause:.2f} s")
        self.all_done(f"of two replicas are killed: {', '.join(said)}", plan.tuples, plan)
        self.network.start()

    def killed_at_random(self, service, random_):
        tuples = self.tuples(route=self.route)
        moment = random_.uniform(0, 4)
        time.sleep(moment)
        self.network.kill(service)
        self.network.start()
        self.all_done(f"{service} is killed after {moment:.2f} s", tuples)

    def suspended_past_its_lease(self, service, lease):
        tuples = self.tuples()
        self.await_status(tuples[0], "doing")
        self.network.suspend(service)
        time.sleep(2 * lease)
        self.network.resume(service)
        self.all_done(f"{service} is suspended for {2 * lease} s", tuples)

    def changed_model_is_refused(self):
        """Its bytes are changed at owkin before chu-nantes fetches it."""
        owner, consumer = self.route
        algo = registration.algo(owner.node, self.members, uuid.uuid4().hex)
        first = training.create(owner.node, algo, [owner], 1)
        self.all_done("a model is made", first)
        model = first[0].record["out_model"]["hash"]
        for file in (self.network.state / "nodes/owkin/media").glob(f"worker/models/*/{model}"):
            file.write_bytes(file.read_bytes() + b" ")
        key = owner.node.register("/traintuple/", {
            "algo_key": algo, "data_manager_key": consumer.data_manager,
            "train_data_sample_keys": consumer.train_samples, "in_models_keys": [first[0].key]})
        refused = training.Tuple("on a changed model", "traintuple", key, consumer.node)
        training.watch([refused], PATIENCE)
        assert refused.status == "failed" and refused.record["log"].startswith("[00-01-"), refused.record
        self.passed += 1
        print(f"ok: a changed model is refused: {refused.record['log']}", flush=True)

    def private_algo_is_forbidden(self):
        owner, stranger = self.nodes
        algo = registration.algo(owner, [owner.id], uuid.uuid4().hex)
        hospital = self.route[1]
        try:
            stranger.register("/traintuple/", {
                "algo_key": algo, "data_manager_key": hospital.data_manager,
                "train_data_sample_keys": hospital.train_samples})
            raise AssertionError("a private algo was used by a stranger")
        except Refused as refused:
            assert refused.status == 403, refused
        self.passed += 1
        print("ok: a private algo is forbidden to the other organisation", flush=True)

    @staticmethod
    def await_status(tuple_, status):
        end = time.monotonic() + PATIENCE
        while tuple_.status != status:
            assert time.monotonic() < end, f"{tuple_.label} is {tuple_.status}, not {status}"
            tuple_.look()
            time.sleep(0.05)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--long", action="store_true", help="every step, and more random moments")
    options.add_argument("--replicated", action="store_true", help="two of each service run: one of them is killed")
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    for name in ("--scripts", "--state", "--user", "--password"):
        options.add_argument(name, required=True)
    options.add_argument("--port-base", type=int, required=True)
    options.add_argument("node", nargs=2, help="NAME=URL")
    given = options.parse_args()
    print(f"seed {given.seed}", flush=True)
    random_ = random.Random(given.seed)
    run = Run(given)
    if given.replicated:
        replicated(run, random_, given.long)
        print(f"{run.passed} passed, 0 failed")
        return
    run.private_algo_is_forbidden()
    run.changed_model_is_refused()
    (every if given.long else some)(run, random_)
    run.suspended_past_its_lease("owkin-worker", lease=5)
    print(f"{run.passed} passed, 0 failed")


def some(run, random_):
    run.halts_at("owkin-worker", random_.choice(WORKER))
    step = random_.choice(WORKER)
    run.halts_in_a_plan(step, random_.choice(victims(step)))
    run.halts_at("owkin-scheduler", random_.choice(SCHEDULER))
    run.killed_in_a_plan(random_.sample(SERVICES, 2), random_.uniform(0, 10))
    for service in ("owkin-api", "owkin-ledger"):
        run.killed_at_random(service, random_)


def every(run, random_):
    for step in WORKER:
        run.halts_at("owkin-worker", step)
        run.halts_in_a_plan(step, victims(step)[-1])
    for step in random_.sample(WORKER, 3):
        run.halts_in_a_plan(step, victims(step)[0])
    for step in SCHEDULER:
        run.halts_at("owkin-scheduler", step)
    shuffled = random_.sample(SERVICES, len(SERVICES)) + random_.sample(SERVICES, len(SERVICES))
    for at in range(0, len(shuffled), 2):
        run.killed_in_a_plan(shuffled[at:at + 2], random_.uniform(0, 10))
    for service in ("owkin-api", "owkin-ledger"):
        for _ in range(10):
            run.killed_at_random(service, random_)


def replicated(run, random_, long):
    """One of each service at owkin, then at chu-nantes; in the long form also each alone, and the other one of the two."""
    kinds = ["ledger", "scheduler", "worker", "api"]
    for organisation in ("owkin", "chu-nantes"):
        run.one_of_two_is_killed([replica_of(organisation, kind, random_) for kind in random_.sample(kinds, 4)], random_)
    for service in (f"{organisation}-{kind}{replica}" for organisation in ("owkin", "chu-nantes") for kind in kinds
                    for replica in ("", "-2") if long and kind + replica != "api"):
        run.one_of_two_is_killed([service], random_)
    run.all_done("all replicas run again", (plan := run.plan()).tuples, plan)


def replica_of(organisation, kind, random_):
    return f"{organisation}-{kind}" + ("-2" if kind == "api" else random_.choice(("", "-2")))


def victims(step):
    """The tuples of a plan that pass a step; the last is a composite one that starts from both kinds of model."""
    return ["test"] if step == "EVALUATION" else ["mean", "owkin", "owkin again"]


if __name__ == "__main__":
    main()
