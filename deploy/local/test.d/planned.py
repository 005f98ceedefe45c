"""A compute plan with tuples of all kinds but traintuples, at both organisations, while processes are killed."""
import pathlib
import sys
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "populate.d"))
import examples  # noqa: E402

PATIENCE = 30


class Planned:
    """A plan that runs: each organisation trains a composite model, owkin makes the mean of the trunks, each trains on and tests."""

    # The last tuple that has to be done at owkin before it runs the other
    BEFORE = {"owkin": None, "mean": "owkin", "owkin again": "mean", "test": "owkin again"}

    def __init__(self, nodes, algos, route):
        self.nodes = nodes
        self.key, self.tuples = examples.compute_plan(nodes[0], algos, route, uuid.uuid4().hex)

    @staticmethod
    def algos(node, members):
        permissions = {"public": False, "authorized_ids": members}
        return {kind: examples.algo(node, kind, permissions, uuid.uuid4().hex) for kind in ("composite_algo", "aggregate_algo")}

    def tuple(self, name):
        return next(tuple_ for tuple_ in self.tuples if tuple_.label == f"plan: {name}")

    def assert_done(self, what):
        """Both organisations say so, and count the same tuples."""
        expected = {"status": "done", "tuple_count": len(self.tuples), "done_count": len(self.tuples)}
        for node in self.nodes:
            end = time.monotonic() + PATIENCE
            while (said := self._at(node, expected)) != expected:
                assert time.monotonic() < end, f"{what}: {node.name} says of plan {self.key}: {said}, not {expected}"
                time.sleep(0.2)

    def _at(self, node, fields):
        plan = node.get(f"/compute_plan/{self.key}/")
        return {field: plan[field] for field in fields}
