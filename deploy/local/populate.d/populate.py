"""Registers an example of every kind at two organisations, and creates tuples of them."""
import argparse
import pathlib
import sys
import urllib.error
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "demo.d"))
import examples  # noqa: E402
import training  # noqa: E402
from node import Node, Refused  # noqa: E402


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--node", action="append", required=True, help="NAME=URL; twice")
    options.add_argument("--user", required=True)
    options.add_argument("--password", required=True)
    options.add_argument("--wait", type=float, help="seconds until all tuples have to be done")
    given = options.parse_args()
    nodes = [Node(*node.split("=", 1)) for node in given.node]
    for node in nodes:
        node.login(given.user, given.password)
    tag = "example-" + uuid.uuid4().hex[:8]
    assets, tuples = examples.create(nodes, tag)
    for kind, name, node, key in assets + [(tuple_.kind, tuple_.label, tuple_.node, tuple_.key) for tuple_ in tuples]:
        print(f"{kind:16} {name:34} {node.url}/{kind}/{key}/", flush=True)
    print(f"all traintuples of this run: {nodes[0].url}/traintuple/?search=traintuple:tag:{tag}")
    if given.wait:
        await_end(tuples, given.wait)


def await_end(tuples, seconds):
    training.watch(tuples, seconds)
    for tuple_ in tuples:
        if tuple_.status != "done":
            sys.exit(f"error: {tuple_.label} ({tuple_.key}) is {tuple_.status}: {tuple_.record.get('log', '')}")
    print(f"all {len(tuples)} tuples are done")


try:
    main()
except KeyboardInterrupt:
    sys.exit(130)
except (Refused, urllib.error.URLError, OSError) as failure:
    sys.exit(f"error: {failure}")
