"""The Substra SDK against a running network of two organisations."""
import argparse
import logging
import pathlib
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1] / "demo.d")]
import assets, command_line, composites, filters, keys, kinds, permissions, plans, retries, samples, signing_in, tuples  # noqa: E401, E402
from world import World  # noqa: E402

SECTIONS = {module.__name__: module for module in
            (signing_in, assets, samples, keys, permissions, tuples, composites, kinds, filters, plans, retries, command_line)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scripts", required=True, help="deploy/local")
    parser.add_argument("--state", required=True, help="the network's folder")
    parser.add_argument("--port-base", type=int, required=True)
    parser.add_argument("--record", required=True, help="where requests and answers are noted")
    parser.add_argument("--user", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--node", action="append", required=True, help="MSP id; twice")
    parser.add_argument("--all", action="store_true", help="what takes longer, too")
    parser.add_argument("--only", choices=SECTIONS, help="one section")
    given = parser.parse_args()
    logging.disable(logging.ERROR)  # the SDK logs every error that a test expects
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        world = World(given, pathlib.Path(folder))
        for name, section in SECTIONS.items():
            if given.only in (None, name):
                print(f"-- {name}", flush=True)
                section.run(world)
    print(f"{world.checks} passed, 0 failed, in {time.monotonic() - begin:.0f} s")


main()
