"""A running network that is tried: its nodes, what is registered at them, compute plans, and what came of each case."""
import http.client
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "demo.d"))
import registration  # noqa: E402
import training  # noqa: E402
from light import Light  # noqa: E402
from network import Network  # noqa: E402
from node import Node, Refused  # noqa: E402

PATIENCE = 120


class Caller(Node):
    """Asks again when its node is being killed: whoever has lost the answer to a compute plan then gets the same plan."""

    may_be_away = False

    def _send(self, *request, **options):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return super()._send(*request, **options)
            except (OSError, http.client.HTTPException):
                if not self.may_be_away or time.monotonic() > end:
                    raise
            time.sleep(0.1)


class Trial:
    def __init__(self, given):
        self.network = Network(given.scripts, given.state, given.port_base)
        self.replicas = given.replicas
        self.results = pathlib.Path(given.state) / "cases.jsonl"
        self.nodes = [Caller(*node.split("=", 1)) for node in given.node]
        for node in self.nodes:
            node.login(given.user, given.password)
        self.members = [node.id for node in self.nodes]
        self.route = [registration.Hospital(node, at, self.members) for at, node in enumerate(self.nodes)]
        self.light = Light(self.nodes, self.route)
        self.passed, self.failed = 0, 0

    def case(self, what, try_it, **facts):
        """Runs it and notes what came of it in one line; a failure does not keep the others from being tried."""
        start, error = time.monotonic(), None
        try:
            said = try_it()
        except (AssertionError, OSError, http.client.HTTPException, Refused) as failure:
            error = said = f"{type(failure).__name__}: {failure}"
        seconds = time.monotonic() - start
        self.passed, self.failed = self.passed + (error is None), self.failed + (error is not None)
        print(f"{'FAILED' if error else 'ok:'} {seconds:5.1f} s  {what}{f': {said}' if said else ''}", flush=True)
        with self.results.open("a") as results:
            json.dump({"case": what, "replicas": self.replicas, **facts, "seconds": round(seconds, 1), "error": error}, results)
            results.write("\n")
        if error:
            self.network.start()

    def plan(self):
        """With tuples of all kinds at both organisations."""
        return self.light.plan()

    def done(self, plan):
        """All its tuples are, with the same result at both nodes, which count them."""
        for tuple_ in plan.tuples:
            self.await_status(tuple_, "done")
        plan.assert_done("compute plan")
        for tuple_ in plan.tuples:
            self.told_alike(tuple_)

    def told_alike(self, tuple_):
        """By both nodes, at the latest a moment after it was by one."""
        end = time.monotonic() + PATIENCE
        while (records := [node.get(f"/{tuple_.kind}/{tuple_.key}/") for node in self.nodes])[0] != records[1]:
            assert time.monotonic() < end, f"{tuple_.label}: {self.nodes[0].name} says {records[0]}, {self.nodes[1].name} {records[1]}"
            time.sleep(0.2)
        assert records[0]["status"] == "done", f"{tuple_.label} was done and is {records[0]}"

    @staticmethod
    def await_status(tuple_, status, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while tuple_.look() is not None and tuple_.status != status:
            told = f"{tuple_.label} ({tuple_.key}) at {tuple_.node.name} is {tuple_.status}, not {status}"
            assert tuple_.status not in training.FINAL, f"{told}: {tuple_.record}"
            assert time.monotonic() < end, f"{told}, after {seconds} s"
            time.sleep(0.05)
