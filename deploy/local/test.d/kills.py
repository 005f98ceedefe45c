"""Processes are killed at any moment of a compute plan, from its request on; the plan ends done."""
import random
import threading
import time

SERVICES = ["api", "ledger", "scheduler", "worker"]


def processes(replicas):
    return [f"{organisation}-{service}{replica}" for organisation in ("owkin", "chu-nantes") for service in SERVICES
            for replica in ("", "-2")[:replicas]]


def drawn(seed, replicas):
    """Once or twice, a pause and those that are killed together after it."""
    random_ = random.Random(seed)
    return [(random_.uniform(0, 6), random_.sample(processes(replicas), random_.choice((1, 1, 2))))
            for _ in range(random_.choice((1, 2)))]


class Killer(threading.Thread):
    """Kills as was drawn, and starts again what it has killed."""

    def __init__(self, trial, kills):
        super().__init__()
        self.nodes, self.network, self.kills, self.error = trial.nodes, trial.network, kills, None

    def run(self):
        try:
            for pause, victims in self.kills:
                time.sleep(pause)
                for victim in victims:
                    self.network.kill(victim)
                self.network.start()
        except (AssertionError, OSError) as error:
            self.error = error

    def __enter__(self):
        self._nodes_may_be_away(True)
        self.start()

    def __exit__(self, *_):
        self.join()
        self._nodes_may_be_away(False)
        if self.error:
            raise self.error

    def _nodes_may_be_away(self, may):
        for node in self.nodes:
            node.may_be_away = may


def with_seed(trial, seed):
    kills = drawn(seed, trial.replicas)
    told = ", then ".join(f"{' and '.join(victims)} after {pause:.2f} s" for pause, victims in kills)
    trial.case(f"seed {seed}: {told}", lambda: killed(trial, kills), seed=seed)


def killed(trial, kills):
    with Killer(trial, kills):
        plan = trial.plan()
    trial.done(plan)


def one_of_two(trial, services, random_):
    """The plan does not wait for them to be started again: the others do their work. The nodes' first apis stay, because
    by their address the organisations know each other."""
    pauses = [random_.uniform(0, 3) for _ in services]

    def try_it():
        plan = trial.plan()
        for pause, service in zip(pauses, services):
            time.sleep(pause)
            trial.network.kill(service)
        trial.done(plan)
        trial.network.start()

    told = ", ".join(f"{service} after {pause:.2f} s" for pause, service in zip(pauses, services))
    trial.case(f"of two replicas are killed: {told}", try_it)


def of_two_replicas(trial, random_, long):
    """One of each service at owkin, then at chu-nantes; in the long form also each alone that has no steps."""
    for organisation in ("owkin", "chu-nantes"):
        one_of_two(trial, [replica_of(organisation, kind, random_) for kind in random_.sample(SERVICES, 4)], random_)
        for kind in ("ledger", "ledger-2", "api-2") if long else ():
            one_of_two(trial, [f"{organisation}-{kind}"], random_)


def replica_of(organisation, kind, random_):
    return f"{organisation}-{kind}" + ("-2" if kind == "api" else random_.choice(("", "-2")))
