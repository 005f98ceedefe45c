"""Fuzzes one node; see fuzz.test."""
import argparse
import concurrent.futures
import json
import multiprocessing
import sys
import time

import engine
import world as worlds
from tally import Tally

PROCESSES = 3
# The hash of a password takes its time, which is meant
SLOW = {"/user/login/", "/user/refresh/", "/api-token-auth/"}
SLOW_EXAMPLES = 60


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--world", "--findings"):
        options.add_argument(name, required=True)
    options.add_argument("--requests", type=int, required=True)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="/")
    given = options.parse_args()
    begin = time.monotonic()
    world = worlds.read(given.world)
    tally = Tally()
    labels = [(operation.label, operation.path) for operation in engine.Engine(world, tally, given.seed).operations(given.only)]
    with concurrent.futures.ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        for part in pool.map(engine.run, *zip(*((world, given.seed, label, path, examples(path, labels, given.requests)) for label, path in labels))):
            tally.add(part)
            print(f"{tally.requests} requests after {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
    report(tally, given, time.monotonic() - begin)


def examples(path, labels, total):
    slow = sum(path in SLOW for _, path in labels)
    each = max(1, (total - slow * min(SLOW_EXAMPLES, total // len(labels))) // max(1, len(labels) - slow))
    return min(each, SLOW_EXAMPLES) if path in SLOW else each


def report(tally, given, seconds):
    for operation, answers in sorted(tally.operations.items()):
        print(f"{operation:44}", *(f"{status}: {count}" for status, count in sorted(answers.items())), sep="  ")
    for (operation, status, wrong), _ in sorted(tally.findings.items(), key=str):
        print(f"WRONG  {operation} {status}: {wrong}")
    for operation in tally.silent():
        print(f"WRONG  {operation} never answered 2xx")
    tally.write_findings(given.findings)
    print(json.dumps({**tally.summary(given.seed), "seconds": round(seconds)}), flush=True)
    if tally.findings or tally.silent():
        sys.exit(f"{len(tally.findings)} kinds of wrong answers, see {given.findings}; {len(tally.silent())} operations without 2xx")


if __name__ == "__main__":
    main()
