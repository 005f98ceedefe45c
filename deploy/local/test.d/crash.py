"""Kills what can be killed while tuples run: every tuple ends done, once."""
import argparse
import random
import re
import sys

import kills
import special
from halts import Halts, steps
from trial import Trial

PARTS = """special; replicas (with two of each); SERVICE, such as owkin-worker: halts at each step; SERVICE/STEP; SERVICE/any: at
one that is drawn; seed/N"""


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--part", action="append", required=True, help=PARTS)
    options.add_argument("--long", action="store_true", help="more of the part replicas")
    options.add_argument("--replicas", type=int, required=True, help="how many of each service run")
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6), help="of what is drawn")
    for name in ("--scripts", "--state", "--user", "--password"):
        options.add_argument(name, required=True)
    options.add_argument("--port-base", type=int, required=True)
    options.add_argument("node", nargs=2, help="NAME=URL")
    given = options.parse_args()
    print(f"seed {given.seed}: {', '.join(given.part)}", flush=True)
    trial, random_ = Trial(given), random.Random(given.seed)
    for part in given.part:
        try_(part, trial, random_, given)
    print(f"{trial.passed} passed, {trial.failed} failed", flush=True)
    sys.exit(trial.failed > 0)


def try_(part, trial, random_, given):
    name, _, detail = part.partition("/")
    if part == "special":
        special.all_(trial)
    elif part == "replicas":
        kills.of_two_replicas(trial, random_, given.long)
    elif name == "seed":
        kills.with_seed(trial, int(detail))
    elif re.fullmatch("(owkin|chu-nantes)-(worker|scheduler)", name):
        halts = Halts(trial, name)
        halts.at_each([random_.choice(steps(halts.kind)) if detail == "any" else detail] if detail else steps(halts.kind))
    else:
        sys.exit(f"{part} is no part; there are: {PARTS}")


if __name__ == "__main__":
    main()
