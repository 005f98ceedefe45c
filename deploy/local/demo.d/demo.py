"""demo.py RESULT OPTIONS: trains two logistic regressions across two hospitals, through the HTTP API only: one by federated
averaging, as a compute plan, and one that travels between them.

Writes one line of JSON to the file RESULT; exits with 1 when a tuple did not end done, or the averaged model is not as accurate
as it should be.
"""
import argparse
import json
import pathlib
import sys
import urllib.error
import uuid

import federation
import hospitals
import registration
import training
from node import Node, Refused

MOST_ROUNDS = 100
TOLERANCE = 0.02


def main():
    options = parse()
    nodes = [Node(*node.split("=", 1)) for node in options.node]
    for node in nodes:
        node.login(options.user, options.password)
        print(f"signed in to {node.name} ({node.id}) at {node.url}", flush=True)
    members = [node.id for node in nodes]
    route = []
    for position, node in enumerate(nodes):
        route.append(registration.Hospital(node, position, members))
        print(f"registered at {node.name}: data manager, data samples, objective", flush=True)
    creator = nodes[-1]
    salt = uuid.uuid4().hex if options.new_algo else None
    algo = registration.algo(creator, members, salt)
    mean = registration.algo(creator, members, salt, "aggregate_algo", "Mean of models")
    print(f"registered at {creator.name}: algo {algo}, aggregate algo {mean}", flush=True)
    averaging = federation.create(creator, algo, mean, route, options.rounds)
    tuples = averaging + training.create(creator, algo, route, options.rounds)
    seconds = training.watch(tuples, options.timeout)
    table(tuples)
    accuracy = {tuple_.node.name: tuple_.accuracy for tuple_ in averaging if tuple_.kind == "testtuple"}
    pathlib.Path(options.result).write_text(json.dumps(result(tuples, accuracy, seconds)) + "\n")
    unfinished(tuples, options.timeout)
    if options.rounds == hospitals.YARDSTICK_ROUNDS:
        compare({hospital.node.name: yardstick for hospital, yardstick in zip(route, hospitals.YARDSTICKS)}, accuracy)


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result")
    parser.add_argument("--node", action="append", required=True, help="NAME=URL, in the order of travel")
    parser.add_argument("--user", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--rounds", type=rounds, default=hospitals.YARDSTICK_ROUNDS, help=f"1 to {MOST_ROUNDS}")
    parser.add_argument("--timeout", type=float, default=600, help="seconds until all tuples have to be done")
    parser.add_argument("--new-algo", action="store_true", help="salts the algo, so that everything is trained anew")
    return parser.parse_args()


def rounds(text):
    if not 1 <= int(text) <= MOST_ROUNDS:
        raise ValueError
    return int(text)


def table(tuples):
    print(f"\n{'tuple':20} {'organisation':14} {'status':8} {'seconds':>7}  accuracy")
    for tuple_ in tuples:
        seconds = "" if tuple_.seconds is None else f"{tuple_.seconds:.1f}"
        accuracy = "" if tuple_.accuracy is None else f"{tuple_.accuracy:.3f}"
        print(f"{tuple_.label:20} {tuple_.node.name:14} {tuple_.status:8} {seconds:>7}  {accuracy}")
    print(flush=True)


def result(tuples, accuracy, seconds):
    return {
        "tuples": len(tuples),
        "done": sum(tuple_.status == "done" for tuple_ in tuples),
        "accuracy": accuracy,
        "seconds": round(seconds, 1),
    }


def compare(yardsticks, accuracy):
    """Stops when a hospital's accuracy is not what the same training reaches without Substra."""
    for hospital, yardstick in yardsticks.items():
        if abs(accuracy[hospital] - yardstick) > TOLERANCE:
            sys.exit(f"error: the averaged model's accuracy at {hospital} is {accuracy[hospital]:.3f}, not {yardstick:.3f}"
                     f" give or take {TOLERANCE}")
    shown = ", ".join(f"{yardstick:.3f} at {hospital}" for hospital, yardstick in yardsticks.items())
    print(f"the same averaging without Substra reaches {shown}; this one differs by at most {TOLERANCE}", flush=True)


def unfinished(tuples, timeout):
    """Stops with the reason when a tuple is not done."""
    for tuple_ in tuples:
        if tuple_.status in ("failed", "canceled"):
            sys.exit(f"error: {tuple_.label} ({tuple_.key}) at {tuple_.node.name} {tuple_.status}: {tuple_.record['log']}")
    for tuple_ in tuples:
        if tuple_.status != "done":
            sys.exit(f"error: {tuple_.label} ({tuple_.key}) at {tuple_.node.name} is still {tuple_.status} after {timeout:.0f} s")


try:
    main()
except KeyboardInterrupt:
    sys.exit(130)
except (Refused, urllib.error.URLError, OSError) as failure:
    sys.exit(f"error: {failure}")
