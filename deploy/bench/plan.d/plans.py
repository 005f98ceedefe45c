"""plans.py OPTIONS: creates plans, hears of their tuples, and looks at the services' memory meanwhile."""
import argparse
import itertools
import json
import pathlib
import re
import sys
import threading
import time
import urllib.request
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "lib"))
from assets import Assets  # noqa: E402
from ledger import Ledger  # noqa: E402
from node import Node  # noqa: E402

SITES, SAMPLES, COMMITS, WARM_UP, TIMEOUT = 10, 86, 3000, 500, 3600


def main():
    given = parse()
    node = Node("owkin", given.url)
    node.login(given.user, given.password)
    assets, ledger = Assets(node, SAMPLES), Ledger(given.ledger, given.channel)
    memory = Memory(dict(service.split("=") for service in given.service))
    print("warming up", flush=True)
    run(node, ledger, star(assets, WARM_UP), WARM_UP, WARM_UP)
    ledger.commits_per_second(COMMITS)
    rates = [ledger.commits_per_second(COMMITS)]
    plans = []
    print(f"{'shape':10} {'tuples':>7} {'accepted':>9} {'first todo':>10} {'drained':>9} {'tuples/s':>9}", flush=True)
    for shape, size in itertools.product(given.shapes, given.sizes):
        plan = {"shape": shape, "tuples": size, **run(node, ledger, SHAPES[shape](assets, size), size, given.done or size)}
        plans.append(plan)
        print(f"{shape:10} {size:7} {plan['accepted']:7.2f} s {plan['first_todo']:8.2f} s "
              f"{'canceled' if plan['drained'] is None else format(plan['drained'], '7.1f') + ' s':>9} "
              f"{plan['tuples_per_second']:9.1f}", flush=True)
    rates.append(ledger.commits_per_second(COMMITS))
    rate = sum(rates) / len(rates)
    print(f"the ledger's own rate: {rates[0]:.0f} commits/s before, {rates[1]:.0f} after; "
          f"half of it, two a tuple: {rate / 4:.0f} tuples/s")
    memory.stop()
    for service, found in memory.most.items():
        print(f"{service:10} at most {found['heap']:4.0f} MB of heap, {found['memory']:4.0f} MB of memory", flush=True)
    print(json.dumps({"commits_per_second": round(rate, 1), "plans": plans, "memory_mb": memory.most}))


def parse():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--url", "--user", "--password", "--channel", "--ledger"):
        options.add_argument(name, required=True)
    options.add_argument("--service", action="append", required=True, help="NAME=PORT,PID")
    options.add_argument("--sizes", nargs="+", type=int, required=True)
    options.add_argument("--shapes", nargs="+", choices=SHAPES, required=True)
    options.add_argument("--done", type=int, default=0, help="a plan is canceled when so many of its tuples are done; 0: never")
    return options.parse_args()


def star(assets, size):
    """No two children have the same three samples, for then they would be the same tuple."""
    choices = itertools.islice(itertools.combinations(assets.samples, 3), size - 1)
    children = [assets.traintuple(str(place), list(chosen), ["0"]) for place, chosen in enumerate(choices, 1)]
    return {"traintuples": [assets.traintuple("0", assets.samples[:1], []), *children]}


def federated(assets, size):
    trains, means, mean = [], [], []
    while len(trains) + len(means) < size:
        number, sites = len(means), range(min(SITES, size - len(trains) - len(means)))
        trains += [assets.traintuple(f"{number}-{site}", [assets.samples[site]], mean) for site in sites]
        if len(trains) + len(means) < size:
            mean = [f"mean-{number}"]
            means.append(assets.aggregatetuple(mean[0], [f"{number}-{site}" for site in sites]))
    return {"traintuples": trains, "aggregatetuples": means}


SHAPES = {"star": star, "federated": federated}


def run(node, ledger, tuples, size, wanted):
    """Of a plan that is canceled, the rate is that of the tuples that were done until then."""
    wanted = min(size, wanted)
    heard = ledger.statuses(wanted)
    begin = time.monotonic()
    plan = node.post("/compute_plan/", {"tag": uuid.uuid4().hex, **tuples}, TIMEOUT)
    accepted = time.monotonic()
    told = heard.until_done(TIMEOUT, lambda done: print(f"  {done} of {wanted} done", file=sys.stderr, flush=True))
    first, last = min(told["todo"]), max(told["done"])
    if wanted < size:
        node.post(f"/compute_plan/{plan['compute_plan_id']}/cancel/", {})
    return {"accepted": round(accepted - begin, 3), "first_todo": round(first - begin, 3), "done": wanted,
            "drained": round(last - begin, 2) if wanted == size else None,
            "tuples_per_second": round(wanted / (last - first), 1)}


class Memory:
    """The most that each service had, looked at each second."""

    def __init__(self, services):
        self.services = {name: place.split(",") for name, place in services.items()}
        self.most = {name: {"heap": 0, "memory": 0} for name in services}
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def stop(self):
        self.over.set()
        self.thread.join()

    def _look(self):
        while not self.over.wait(1):
            for name, (port, pid) in self.services.items():
                most = self.most[name]
                most["heap"] = max(most["heap"], heap(port))
                status = pathlib.Path(f"/proc/{pid}/status").read_text()
                most["memory"] = max(most["memory"], int(re.search(r"VmRSS:\s+(\d+)", status)[1]) >> 10)


def heap(port):
    """MB; 0 when the service is too busy to say."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/q/metrics", timeout=5) as answer:
            found = re.findall(r'^jvm_memory_used_bytes\{area="heap"[^}]*\} (\S+)', answer.read().decode(), re.MULTILINE)
    except OSError:
        return 0
    return round(sum(map(float, found)) / (1 << 20))


main()
