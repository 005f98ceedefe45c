"""Creates what measure.py reads: 20 compute plans of 10 branches, each a chain of 50 traintuples, with 200 tags."""
import argparse
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "local" / "demo.d"))
import archives  # noqa: E402
import registration  # noqa: E402
from node import Node  # noqa: E402

PLANS, BRANCHES, STEPS, TAGS = 20, 10, 50, 200


def main():
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--url", "--user", "--password"):
        options.add_argument(name, required=True)
    given = options.parse_args()
    node = Node("owkin", given.url)
    node.login(given.user, given.password)
    start = time.monotonic()
    assets = register(node)
    for number in range(PLANS):
        node.post("/compute_plan/", plan(number, assets))
        print(f"plan {number + 1} of {PLANS} after {time.monotonic() - start:.0f} s", file=sys.stderr)


def register(node):
    permissions = {"public": False, "authorized_ids": [node.id]}
    text = ("description.md", b"For benchmarks.")
    manager = node.register(
        "/data_manager/", {"name": "benchmark", "type": "csv", "permissions": permissions},
        {"data_opener": ("opener.py", b"import substratools\n"), "description": text})
    samples = [{"data.csv": str(number).encode()} for number in range(BRANCHES)]
    for sample in samples:
        node.register("/data_sample/", {"data_manager_keys": [manager], "test_only": False},
                      {"path": ("sample.zip", archives.archive(sample))})
    algo = node.register("/algo/", {"name": "benchmark", "permissions": permissions},
                         {"file": ("algo.zip", registration.folder("algo", "benchmark")), "description": text})
    return algo, manager, [archives.sample_key(sample) for sample in samples]


def plan(number, assets):
    return {"tag": f"plan-{number}", "traintuples": [
        traintuple(number, branch, step, assets) for branch in range(BRANCHES) for step in range(STEPS)]}


def traintuple(number, branch, step, assets):
    algo, manager, samples = assets
    count = (number * BRANCHES + branch) * STEPS + step
    return {
        "traintuple_id": f"{branch}-{step}",
        "algo_key": algo,
        "data_manager_key": manager,
        "train_data_sample_keys": [samples[branch]],
        "in_models_ids": [f"{branch}-{step - 1}"] if step else [],
        "tag": f"tag-{count % TAGS}",
        "metadata": {"made by": "benchmark"},
    }


main()
