"""Takes away what a network stands on while a compute plan runs, and gives it back: the plan ends done. Then cancels plans."""
import argparse
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "demo.d"))
import mixed  # noqa: E402
import registration  # noqa: E402
import training  # noqa: E402
from canceled import Canceled  # noqa: E402
from network import Network  # noqa: E402
from node import Node  # noqa: E402
from prober import Prober  # noqa: E402
from servers import Servers, containers  # noqa: E402

PATIENCE = 180


class Run:
    """One network and what is registered on it."""

    def __init__(self, given):
        self.network = Network(given.scripts, given.state, given.port_base)
        self.servers = Servers(given.scripts, given.state, given.port_base, given.engine)
        self.workers = given.worker
        self.nodes = [Node(*node.split("=", 1)) for node in given.node]
        for node in self.nodes:
            node.login(given.user, given.password)
        self.members = [node.id for node in self.nodes]
        self.route = [registration.Hospital(node, at, self.members) for at, node in enumerate(self.nodes)]
        self.algos = mixed.algos(self.nodes[0], self.members, seconds=1)
        self.passed = 0

    def ok(self, what):
        self.passed += 1
        print(f"ok: {what}", flush=True)

    def plan(self):
        return mixed.Mixed(self.nodes, self.algos, self.route)

    def done(self, what, plan):
        training.watch(plan.tuples, PATIENCE)
        for tuple_ in plan.tuples:
            assert tuple_.status == "done", f"{what}: {tuple_.label} ({tuple_.key}) is {tuple_.status}: {tuple_.record}"
        plan.assert_done(what)
        self.ok(what)

    def stopped(self, server, seconds, moment):
        """A clean stop, so many seconds after the plan's first tuple is done."""
        plan = self.begun(moment)
        with Prober(self.nodes, plan.key) as prober:
            self.servers.stop(server)
            time.sleep(seconds)
            self.servers.start(server)
            self.done(f"{server} is stopped for {seconds} s, {moment:.2f} s after a tuple was done", plan)
        self.ok(f"both nodes have answered meanwhile: {prober.said()}")

    def killed(self, server, seconds, moment):
        """With kill -9, while a container runs."""
        plan = self.begun(moment)
        running = await_("a container runs", lambda: [name for worker in self.workers for name in containers(worker)])
        with Prober(self.nodes, plan.key) as prober:
            self.servers.kill(server)
            time.sleep(seconds)
            self.servers.start(server)
            self.done(f"{server} is killed while {len(running)} containers run, and away for {seconds} s", plan)
        self.ok(f"both nodes have answered meanwhile: {prober.said()}")

    def peer_away(self, seconds):
        """Owkin's api is killed while its worker trains the model that chu-nantes has to fetch then."""
        plan = self.plan()
        model, wants_it = (at_other(plan.tuple(id_), self.nodes[1]) for id_ in ("train", "train there"))
        await_("owkin trains", lambda: any(model.key in name for name in containers(self.workers[0])))
        with Prober(self.nodes[1:], plan.key) as prober:
            self.network.kill("owkin-api")
            end = time.monotonic() + seconds
            await_status(model, "done")
            await_status(wants_it, "doing")
            time.sleep(max(0.0, end - time.monotonic()))
            wants_it.look()
            assert wants_it.status == "doing", f"chu-nantes has not waited for its model, but is {wants_it.record}"
            self.network.start()
            self.done(f"owkin's api is away for {seconds} s while chu-nantes needs a model of it", plan)
        self.ok(f"the other node has answered meanwhile: {prober.said()}")

    def begun(self, moment):
        plan = self.plan()
        await_status(plan.tuple("owkin"), "done")
        time.sleep(moment)
        return plan


def at_other(tuple_, node):
    return training.Tuple(tuple_.label, tuple_.kind, tuple_.key, node)


def await_(what, find, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while not (found := find()):
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.05)
    return found


def await_status(tuple_, status):
    await_(f"{tuple_.label} is {status}", lambda: tuple_.look() is not None and tuple_.status == status)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--long", action="store_true", help="more moments")
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    for name in ("--scripts", "--state", "--user", "--password"):
        options.add_argument(name, required=True)
    options.add_argument("--port-base", type=int, required=True)
    options.add_argument("--engine", help="the folder of a Docker engine that may be killed")
    options.add_argument("--worker", action="append", required=True, help="the id of each node's worker")
    options.add_argument("--only", nargs="*", default=["rabbitmq", "postgres", "docker", "peer", "cancel"])
    options.add_argument("node", nargs=2, help="NAME=URL")
    given = options.parse_args()
    print(f"seed {given.seed}", flush=True)
    random_ = random.Random(given.seed)
    run = Run(given)
    for _ in range(3 if given.long else 1):
        outages(run, random_, given)
    if "cancel" in given.only:
        Canceled(run, random_).all(50 if given.long else 10)
    print(f"{run.passed} passed, 0 failed")


def outages(run, random_, given):
    if "rabbitmq" in given.only:
        run.stopped("rabbitmq", 30, random_.uniform(0, 3))
    if "postgres" in given.only:
        run.stopped("postgres", 0, random_.uniform(0, 3))
        if given.long:
            run.killed("postgres", 0, random_.uniform(0, 3))
    if "docker" in given.only and given.engine:
        run.killed("docker", random_.choice((2, 25, 60)) if given.long else 25, random_.uniform(0, 3))
    if "peer" in given.only:
        run.peer_away(30)


if __name__ == "__main__":
    main()
