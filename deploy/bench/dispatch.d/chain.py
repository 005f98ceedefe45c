"""chain.py RESULT OPTIONS: runs a chain of tuples, and bare containers beside it; goes on with the JSON object in RESULT."""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "lib"))
from assets import ENTRY_POINT, IMAGE, Assets  # noqa: E402
from ledger import Ledger  # noqa: E402
from node import Node  # noqa: E402

WARM_UP, TIMEOUT = 200, 600


def main():
    given = parse()
    node = Node("owkin", given.url)
    node.login(given.user, given.password)
    assets, ledger = Assets(node), Ledger(given.ledger, given.channel)
    print(f"a chain of {WARM_UP} tuples to warm up", flush=True)
    chain(node, assets, ledger, WARM_UP)
    bare = containers(given, given.tuples // 2)
    print(f"a chain of {given.tuples} tuples", flush=True)
    tuples = chain(node, assets, ledger, given.tuples)
    bare += containers(given, given.tuples - given.tuples // 2)
    result = json.loads(given.result.read_text() or "{}")
    if bare:
        result.update(tuples=given.tuples, bare=summary("bare container", bare), tuple=summary("tuple", tuples))
        base = result["bare"]["median"]
        result["besides"] = {name: round(result["tuple"][name] - base, 1) for name in ("median", "p99")}
        print(f"a tuple costs besides its container: median {result['besides']['median']} ms (goal 30), "
              f"p99 {result['besides']['p99']} ms (goal 100)", flush=True)
    else:
        result["without_container"] = summary("tuple without container", tuples)
    given.result.write_text(json.dumps(result) + "\n")


def parse():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("result", type=pathlib.Path)
    for name in ("--url", "--user", "--password", "--channel", "--ledger"):
        options.add_argument(name, required=True)
    options.add_argument("--tuples", type=int, required=True)
    options.add_argument("--bare", help="the command that runs Bare.java, without memory, count and what is run")
    options.add_argument("--memory")
    return options.parse_args()


def chain(node, assets, ledger, length):
    """The milliseconds from each tuple's end to the next one's."""
    heard = ledger.statuses(length)
    tuples = [assets.traintuple(str(place), assets.samples, [str(place - 1)] if place else []) for place in range(length)]
    node.post("/compute_plan/", {"tag": uuid.uuid4().hex, "traintuples": tuples})
    ends = heard.until_done(TIMEOUT)["done"]
    return [1000 * (later - earlier) for earlier, later in zip(ends, ends[1:])]


def containers(given, count):
    if not given.bare:
        return []
    print(f"{count} bare containers", flush=True)
    command = [*given.bare.split(), given.memory, str(count), IMAGE, *ENTRY_POINT[:-1], "printf x >/tmp/model"]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return [float(line) for line in lines.split()]


def summary(what, figures):
    figures = sorted(figures)
    found = {"median": round(statistics.median(figures), 1), "p99": round(figures[int(0.99 * (len(figures) - 1))], 1)}
    print(f"{what:24} median {found['median']:7.1f} ms   p99 {found['p99']:7.1f} ms   of {len(figures)}", flush=True)
    return found


main()
